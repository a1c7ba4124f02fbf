package dev.pipl.local.command;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.supervision.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the commands work. */
final class Setting {

    private Setting() {}

    /** The folders of this checkout; {@code ./run} says which one that is. */
    static Folders folders() {
        return Folders.of(Path.of(System.getProperty("pipl.checkout", ".")), System.getenv());
    }

    /** The state of the platform that runs now; empty when none does. */
    static Optional<RunState> running(Folders folders) throws IOException {
        return new StateFile(folders.state()).read().filter(RunState::supervised);
    }

    /** The folders of the platform as it was started: as of another date or not. */
    static Folders foldersOf(Folders folders, RunState state) {
        return state.asOf() == null ? folders : folders.asOf();
    }

    static Secrets secretsOf(Folders folders, RunState state) {
        return new Secrets(foldersOf(folders, state).secrets());
    }
}
