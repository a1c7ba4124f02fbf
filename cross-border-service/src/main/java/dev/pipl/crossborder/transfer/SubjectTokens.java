package dev.pipl.crossborder.transfer;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One token list of an event while it is read: checks every token's form, then gives the distinct ones in order. It
 * stops keeping tokens at the first defect, because such an event is not counted.
 *
 * <p>This is the hot path: the 64 characters of a token are six bits each, so the first eight characters and the
 * token's place in the list fit one {@code long} whose order is the tokens' own; sorting longs replaces comparing
 * strings and a hash set.
 */
final class SubjectTokens {

    static final int LENGTH_MIN = 16;
    static final int LENGTH_MAX = 128;

    /** Technical limit of one event, both lists together. */
    static final int PER_EVENT_MAX = 10_000;

    private static final int CAPACITY_MIN = 16;
    /** Of a token of 256 bits in base64, with its quotation marks and comma. */
    private static final int OCTETS_USUAL = 46;

    private static final int PLACE_BITS = 14;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int PREFIX_LENGTH = 8;
    private static final int CODE_BITS = 6;
    private static final int CODE_MASK = (1 << CODE_BITS) - 1;
    private static final int NO_DIGIT = 1 << CODE_BITS;
    private static final int WRONG = 1 << (CODE_BITS + 1);
    private static final int TABLE_MASK = 127;
    private static final int[] CODES = codes();

    private final int capacityFirst;
    private String[] tokens = new String[0];
    private long[] keys = new long[0];
    private int kept;
    private int offered;
    private boolean malformed;
    private boolean identifierLike;

    /** @param octets how long the event is, as far as known: room for its tokens is then made at once */
    SubjectTokens(int octets) {
        capacityFirst = Math.max(CAPACITY_MIN, Math.min(PER_EVENT_MAX, octets / OCTETS_USUAL));
    }

    private static int[] codes() {
        int[] codes = new int[TABLE_MASK + 1];
        Arrays.fill(codes, WRONG);
        String alphabet = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < alphabet.length(); i++) {
            char c = alphabet.charAt(i);
            codes[c] = i | (c >= '0' && c <= '9' ? 0 : NO_DIGIT);
        }
        return codes;
    }

    void offer(String token) {
        offered++;
        if (offered > PER_EVENT_MAX) {
            return;
        }
        int length = token.length();
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            malformed = true;
            return;
        }
        long prefix = 0;
        for (int i = 0; i < PREFIX_LENGTH; i++) {
            prefix = prefix << CODE_BITS | (CODES[token.charAt(i) & TABLE_MASK] & CODE_MASK);
        }
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char c = token.charAt(i);
            // Without a branch: bits of the wrong characters and of the right ones that are no digits.
            seen |= CODES[c & TABLE_MASK] | (c & ~TABLE_MASK);
        }
        if ((seen & ~(CODE_MASK | NO_DIGIT)) != 0) {
            malformed = true;
            return;
        }
        boolean digitsOnly = (seen & NO_DIGIT) == 0;
        if (IdentifierShape.looksLikeIdentifier(token, digitsOnly)) {
            identifierLike = true;
        } else if (!malformed && !identifierLike) {
            keep(token, prefix);
        }
    }

    private void keep(String token, long prefix) {
        if (kept == tokens.length) {
            int capacity = Math.max(capacityFirst, kept * 2);
            tokens = Arrays.copyOf(tokens, capacity);
            keys = Arrays.copyOf(keys, capacity);
        }
        tokens[kept] = token;
        keys[kept] = prefix << PLACE_BITS | kept;
        kept++;
    }

    int offered() {
        return offered;
    }

    boolean malformed() {
        return malformed;
    }

    boolean identifierLike() {
        return identifierLike;
    }

    /** The distinct tokens in the order of their characters; unmodifiable. */
    List<String> distinct() {
        if (kept == 0) {
            return List.of();
        }
        Arrays.sort(keys, 0, kept);
        String[] sorted = new String[kept];
        for (int i = 0; i < kept; i++) {
            sorted[i] = tokens[(int) (keys[i] & PLACE_MASK)];
        }
        sortEqualPrefixes(sorted);
        int distinct = 1;
        for (int i = 1; i < kept; i++) {
            if (!sorted[i].equals(sorted[distinct - 1])) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Collections.unmodifiableList(Arrays.asList(distinct == kept ? sorted : Arrays.copyOf(sorted, distinct)));
    }

    private void sortEqualPrefixes(String[] sorted) {
        int from = 0;
        for (int i = 1; i <= kept; i++) {
            if (i == kept || keys[i] >>> PLACE_BITS != keys[from] >>> PLACE_BITS) {
                if (i - from > 1) {
                    Arrays.sort(sorted, from, i);
                }
                from = i;
            }
        }
    }
}
