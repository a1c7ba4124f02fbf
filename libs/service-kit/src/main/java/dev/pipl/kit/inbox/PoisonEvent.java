package dev.pipl.kit.inbox;

/**
 * This event will never take effect, however often it is tried. The reason is stored and shown to operators: never put
 * content of the event into it.
 */
public class PoisonEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code kebab-case
     */
    public PoisonEvent(String code, String reason) {
        super(reason);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
