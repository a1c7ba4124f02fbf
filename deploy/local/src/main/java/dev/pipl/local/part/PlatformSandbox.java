package dev.pipl.local.part;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.sandbox.SandboxMain;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stand-in for the national platform to which certification bodies report. */
public final class PlatformSandbox implements Part {

    private static final int HEAP_MIB = 32;

    private final Folders folders;
    private final int port;

    public PlatformSandbox(Folders folders, Ports ports) {
        this.folders = folders;
        this.port = ports.of(PartId.PLATFORM_SANDBOX);
    }

    @Override
    public PartId id() {
        return PartId.PLATFORM_SANDBOX;
    }

    @Override
    public Set<PartId> needs() {
        return Set.of();
    }

    @Override
    public void prepare(Tools tools) {}

    @Override
    public Launch launch() {
        List<String> command = Jvm.small(HEAP_MIB);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                SandboxMain.class.getName(),
                Integer.toString(port),
                folders.data("platform-sandbox").resolve("reports.ndjson").toString()));
        return new Launch(command, Map.of(), folders.home());
    }

    @Override
    public boolean healthy() {
        return HttpProbe.ok(port, "/reports?limit=1");
    }

    @Override
    public void settle(Tools tools) throws IOException {}

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }
}
