package dev.pipl.publisher;

/** What the command's status tells a script. */
public enum ExitStatus {
    /** Everything was accepted or known already; over Kafka without results, acknowledged by the broker. */
    DONE(0),
    /** Everything was sent, and some events were rejected. */
    REJECTIONS(1),
    /** Wrong options, key or input; nothing was sent. */
    USAGE(2),
    /** The platform could not be reached in the time allowed; the same command resumes. */
    UNAVAILABLE(3),
    /** The platform refused the request; repeating it does not help. */
    REFUSED(4),
    /** Everything was sent, and the outcome of some events was not known in the time allowed. */
    OUTCOME_UNKNOWN(5),
    /** A defect of this program. */
    DEFECT(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
