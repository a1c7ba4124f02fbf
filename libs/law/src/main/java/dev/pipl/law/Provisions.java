package dev.pipl.law;

/** All provisions the platform cites. */
public final class Provisions {

    private Provisions() {}

    /** Reads the provisions of this library; a malformed one stops the reading. */
    public static Provisions load() {
        return new Provisions();
    }

    /**
     * The provision with that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Provision get(String id) {
        throw new IllegalArgumentException("no provision " + id);
    }
}
