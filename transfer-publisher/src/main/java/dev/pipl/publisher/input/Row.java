package dev.pipl.publisher.input;

/** The cells of one row that we were asked for; absent ones are {@code null}. Rows count from 1, the header included. */
record Row(long number, String identifier, String sensitive, String occurredAt, boolean empty) {

    Row(long number, String identifier, String sensitive, String occurredAt) {
        this(number, identifier, sensitive, occurredAt, false);
    }

    /** An empty line, which is no row that lacks its person but the space between rows. */
    static Row empty(long number) {
        return new Row(number, null, null, null, true);
    }

    /** Names no content. */
    @Override
    public String toString() {
        return "Row[" + number + "]";
    }
}
