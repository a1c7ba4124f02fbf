package dev.pipl.local.part;

import dev.pipl.law.Bilingual;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a part may use while it prepares itself. */
public interface Tools {

    /** Tells the person at the keyboard what takes time. */
    void say(Bilingual progress);

    /**
     * Runs a program to its end, its output in the part's log; it ends with the launcher.
     *
     * @throws dev.pipl.local.LocalFailure when its exit status is not zero
     */
    void run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException;
}
