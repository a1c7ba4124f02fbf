package dev.pipl.local.command;

import dev.pipl.local.machine.Secrets;
import dev.pipl.local.part.DemoAccount;
import dev.pipl.local.part.PartId;
import java.io.IOException;
import java.util.function.ToIntFunction;

/** What a person needs to know of a running platform: where everything is, and who may sign in. */
final class Addresses {

    private Addresses() {}

    static String render(ToIntFunction<PartId> ports, Secrets secrets) throws IOException {
        Table parts = new Table().row("部件 Part", "", "地址 Address", "端口变量 Port variable");
        for (PartId part : PartId.values()) {
            parts.row(part.title().zh(), part.title().en(), part.address(ports.applyAsInt(part)), part.portVariable());
        }
        Table accounts = new Table().row("演示账号 Demo account", "密码 Password", "身份 Is");
        for (DemoAccount account : DemoAccount.values()) {
            accounts.row(
                    account.userName(),
                    account.password(secrets),
                    account.title().zh() + " / " + account.title().en());
        }
        return "\n" + parts.render() + "\n" + accounts.render() + "\n"
                + "  ./run token ROLE [TENANT]   ./run status   ./run stop   ./run demo\n";
    }
}
