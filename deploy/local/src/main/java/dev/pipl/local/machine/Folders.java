package dev.pipl.local.machine;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where everything lies.
 *
 * @param checkout the root of the repository
 * @param local the folder of local files, {@code .local} unless {@code PIPL_LOCAL_DIR} names another
 * @param home where data and secrets lie: {@code local} itself, or {@code local/as-of} for a start as of another date
 */
public record Folders(Path checkout, Path local, Path home) {

    /** Moves the local folder, for a second platform beside the first one. */
    public static final String VARIABLE = "PIPL_LOCAL_DIR";

    public static Folders of(Path checkout, Map<String, String> environment) {
        Path root = checkout.toAbsolutePath().normalize();
        String named = environment.getOrDefault(VARIABLE, "");
        Path local = named.isBlank()
                ? root.resolve(".local")
                : Path.of(named).toAbsolutePath().normalize();
        return new Folders(root, local, local);
    }

    /** The same folders for a platform that runs as of another date: its data and secrets live apart. */
    public Folders asOf() {
        return new Folders(checkout, local, local.resolve("as-of"));
    }

    public Path programs() {
        return local.resolve("programs");
    }

    public Path launcherLibraries() {
        return programs().resolve("launcher").resolve("lib");
    }

    public Path logs() {
        return local.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path lock() {
        return local.resolve("lock");
    }

    public Path state() {
        return local.resolve("state.json");
    }

    /** Present while somebody asks the launcher to start again what it had given up. */
    public Path revival() {
        return local.resolve("revive");
    }

    public Path data(String part) {
        return home.resolve("data").resolve(part);
    }

    public Path secrets() {
        return home.resolve("secrets");
    }
}
