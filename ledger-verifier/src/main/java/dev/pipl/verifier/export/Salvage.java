package dev.pipl.verifier.export;

import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.row.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of a line that cannot be read. */
final class Salvage {

    private static final String BODY = "\"body\":\"";
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]{1,18})[,}]");
    private static final Pattern EVENT =
            Pattern.compile("\\{\"kind\":[0-9]+,(?:\"source\":\"([^\"]*)\",)?\"id\":\"([^\"]*)\"\\}");

    private Salvage() {}

    /** The row, if nothing but letters of its body are damaged; the place of the damage is then for its checks to tell. */
    static Optional<RowLine> mended(byte[] octets) {
        String line = latin(octets);
        int body = line.indexOf(BODY) + BODY.length();
        if (body < BODY.length() || line.length() - body < 2) {
            return Optional.empty();
        }
        byte[] mended = octets.clone();
        for (int i = body; i < mended.length - 2; i++) {
            boolean isPadding = mended[i] == '=' && i >= mended.length - 4;
            if (!isPadding && !Base64Text.isLetter(mended[i])) {
                mended[i] = 'A';
            }
        }
        mended[mended.length - 2] = '"';
        mended[mended.length - 1] = '}';
        try {
            return Optional.of(RowLine.read(mended));
        } catch (Unreadable elsewhere) {
            return Optional.empty();
        }
    }

    /**
     * The row, mended if need be.
     *
     * @throws Unreadable if it cannot be
     */
    static RowLine readable(byte[] octets) {
        try {
            return RowLine.read(octets);
        } catch (Unreadable unreadable) {
            return mended(octets).orElseThrow(() -> unreadable);
        }
    }

    static OptionalLong sequence(byte[] octets) {
        Matcher found = SEQUENCE.matcher(latin(octets));
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    static List<EventName> events(byte[] octets) {
        Matcher found = EVENT.matcher(new String(octets, StandardCharsets.UTF_8));
        List<EventName> events = new ArrayList<>();
        while (found.find()) {
            events.add(new EventName(found.group(1) == null ? "" : found.group(1), found.group(2)));
        }
        return events;
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
