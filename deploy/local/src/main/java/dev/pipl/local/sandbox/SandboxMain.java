package dev.pipl.local.sandbox;

import java.io.IOException;
import java.nio.file.Path;

/** The sandbox as a process of its own: port and file of the receipts. */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] arguments) throws IOException {
        new SandboxServer(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }
}
