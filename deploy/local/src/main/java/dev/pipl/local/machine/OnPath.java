package dev.pipl.local.machine;

import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine has installed. */
public final class OnPath {

    private OnPath() {}

    public static boolean installed(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isBlank() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
