package dev.pipl.crossborder.ledger;

/**
 * What a transfer takes over from the one before it in its row: who writes and who reads keep the same. Transfers of a
 * pipeline differ in little, and are nearly all that a row holds.
 */
final class TransferForm {

    static final int SAME_SOURCE = 1;
    static final int SAME_RECEIVED_AT = 2;
    static final int SAME_DATA = 4;
    static final int SAME_HANDLER = 8;
    static final int SAME_RECIPIENT = 16;
    static final int SAME_ALL = 31;

    /** An id of the form of a UUID, which stands in sixteen octets; another one stands as a text. */
    static final int UUID = 0;

    static final int TEXT = 1;
    static final int UUID_LENGTH = 36;

    static final int NANOS_PER_MILLI = 1_000_000;

    private static final byte[] NOTHING = {};

    /** Indexes into the row's tables; none before the first transfer. */
    int source = -1;

    int data = -1;
    int handler = -1;
    int recipient = -1;
    long position;
    /** Since 1970. */
    long occurredMillis;
    /** When it occurred as the pipeline wrote it, in UTF-8. */
    byte[] occurredAtText = NOTHING;
}
