package dev.pipl.verifier.export;

import dev.pipl.verifier.fault.Said;

/** A file is no export at all, or cannot be opened. */
public final class NoExport extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Said said;

    public NoExport(String zh, String en) {
        super(en);
        this.said = new Said(zh, en);
    }

    public Said said() {
        return said;
    }
}
