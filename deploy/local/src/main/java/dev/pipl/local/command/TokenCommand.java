package dev.pipl.local.command;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.part.Keycloak;
import dev.pipl.local.part.PartId;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.token.TokenIssuer;
import dev.pipl.local.token.TokenRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./run token}: one access token on standard output, and nothing else. */
@Command(name = "token", description = "打印访问令牌 / prints an access token, e.g. token pipeline HANDLER-ID")
final class TokenCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "ROLE",
            description = "handler-officer, pipeline, agency-auditor, certification-body, regulator, operator")
    private String role;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TENANT",
            description = "处理者、机构或省份(如 CN-11)/ a handler, an agency, a body, or a province such as CN-11")
    private String tenant;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TokenRequest request = TokenRequest.of(role, tenant);
        Folders folders = Setting.folders();
        RunState state = Setting.running(folders).orElseThrow(TokenIssuer::notRunning);
        String secret = Setting.secretsOf(folders, state)
                .find(Keycloak.PROVISIONER_SECRET)
                .orElseThrow(TokenIssuer::notRunning);
        int port = state.parts().get(PartId.KEYCLOAK).port();
        System.out.println(new TokenIssuer(port, secret).token(request));
        return 0;
    }
}
