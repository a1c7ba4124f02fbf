package dev.pipl.local.command;

import dev.pipl.local.client.CachedTokens;
import dev.pipl.local.client.CallerTokens;
import dev.pipl.local.client.Endpoints;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.part.Keycloak;
import dev.pipl.local.part.PartId;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The platform that runs from this checkout, as its clients see it. */
public final class RunningPlatform {
    private final RunState state;
    private final CallerTokens tokens;

    private RunningPlatform(RunState state, CallerTokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    /** Empty when none runs, or not all of it is well. */
    public static Optional<RunningPlatform> find() throws IOException {
        Folders folders = Setting.folders();
        Optional<RunState> state = Setting.running(folders).filter(RunState::allHealthy);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        String secret = Setting.secretsOf(folders, state.get())
                .find(Keycloak.PROVISIONER_SECRET)
                .orElseThrow(TokenIssuer::notRunning);
        int keycloak = state.get().parts().get(PartId.KEYCLOAK).port();
        return Optional.of(new RunningPlatform(state.get(), new CachedTokens(new TokenIssuer(keycloak, secret))));
    }

    public PlatformClient client() {
        return new PlatformClient(endpoints(), tokens);
    }

    public CallerTokens tokens() {
        return tokens;
    }

    /** The platform's clock: the machine's, or ahead of it when the platform runs as of another date. */
    public Clock clock() {
        return Clock.offset(Clock.systemUTC(), Duration.parse(state.clockOffset()));
    }

    /**
     * The process that runs for a part at this moment; after a death it is another one.
     *
     * @throws IllegalStateException while none runs
     */
    public ProcessHandle process(PartId part) throws IOException {
        return Setting.running(Setting.folders())
                .flatMap(now -> now.parts().get(part).running())
                .flatMap(mark -> ProcessHandle.of(mark.pid()))
                .orElseThrow(() -> new IllegalStateException(part.wireName() + " does not run"));
    }

    /** Where the database is, for a client that brings the password of a schema's role. */
    public String databaseUrl() {
        return PartId.POSTGRESQL.address(port(PartId.POSTGRESQL));
    }

    /** The password of the role that owns that schema. */
    public String databasePassword(String schema) throws IOException {
        return Setting.secretsOf(Setting.folders(), state)
                .find("postgresql-" + schema)
                .orElseThrow(() -> new IllegalStateException("no role for schema " + schema));
    }

    private Endpoints endpoints() {
        return new Endpoints(
                http(PartId.DASHBOARD),
                http(PartId.REGISTRY),
                http(PartId.CROSS_BORDER),
                http(PartId.AUDIT),
                http(PartId.CERTIFICATION),
                PartId.KAFKA.address(port(PartId.KAFKA)));
    }

    private URI http(PartId part) {
        return URI.create(part.address(port(part)));
    }

    private int port(PartId part) {
        return state.parts().get(part).port();
    }
}
