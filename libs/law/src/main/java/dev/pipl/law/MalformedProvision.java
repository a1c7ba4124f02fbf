package dev.pipl.law;

/** A provision file is not as it must be; the library is not usable until it is mended. */
public class MalformedProvision extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedProvision(String where, String what) {
        super(where + ": " + what);
    }

    public MalformedProvision(String where, Throwable cause) {
        super(where + ": " + cause.getMessage(), cause);
    }
}
