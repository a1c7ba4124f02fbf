package dev.pipl.verifier.fault;

/** A sentence in both languages. */
public record Said(String zh, String en) {

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
