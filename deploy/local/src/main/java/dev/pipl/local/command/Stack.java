package dev.pipl.local.command;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.machine.Unprivileged;
import dev.pipl.local.part.Kafka;
import dev.pipl.local.part.Keycloak;
import dev.pipl.local.part.Part;
import dev.pipl.local.part.PlatformSandbox;
import dev.pipl.local.part.Ports;
import dev.pipl.local.part.PostgreSql;
import dev.pipl.local.part.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All parts of the platform. */
final class Stack {

    private Stack() {}

    static List<Part> parts(Folders folders, Ports ports, Duration clockOffset)
            throws IOException, InterruptedException {
        Secrets secrets = new Secrets(folders.secrets());
        List<Part> parts = new ArrayList<>(List.of(
                new PostgreSql(folders, ports, secrets, Unprivileged.choose()),
                new Kafka(folders, ports),
                new Keycloak(folders, ports, secrets),
                new PlatformSandbox(folders, ports)));
        parts.addAll(Service.all(folders, ports, secrets, clockOffset));
        return parts;
    }
}
