package dev.pipl.local.client;

/** A service answered something else than asked for; the message carries the request line, the status and the problem. */
public final class UnexpectedAnswer extends RuntimeException {
    private final int status;

    UnexpectedAnswer(String method, String uri, int status, String body) {
        super(method + " " + uri + " -> " + status + " " + body);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
