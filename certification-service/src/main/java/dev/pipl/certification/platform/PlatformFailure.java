package dev.pipl.certification.platform;

/** The national platform gave no receipt. The report stays owed and is sent again. */
public class PlatformFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean reached;

    /**
     * @param reached whether the platform answered at all; if not, others need not be tried at once
     * @param what for operators; never content of a report
     */
    public PlatformFailure(boolean reached, String what) {
        super(what);
        this.reached = reached;
    }

    public boolean reached() {
        return reached;
    }
}
