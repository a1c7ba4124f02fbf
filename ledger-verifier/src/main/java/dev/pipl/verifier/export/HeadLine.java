package dev.pipl.verifier.export;

import dev.pipl.verifier.row.Unreadable;
import java.util.List;

/** The first line of an export. */
record HeadLine(String handlerId, int year, long rows, String ruleVersion, String keyId, boolean isCanonical) {

    private static final String FORMAT = "pipl-ledger-export/1";
    private static final List<String> MEMBERS =
            List.of("format", "handlerId", "year", "exportedAt", "rows", "ruleVersion", "keyId");

    static HeadLine read(byte[] octets) {
        StrictLine line = StrictLine.read(octets, MEMBERS);
        if (!line.text("format").equals(FORMAT)) {
            throw new Unreadable("格式为 " + line.text("format"), "format " + line.text("format") + ", not " + FORMAT);
        }
        RowLine.instant(line.text("exportedAt"));
        return new HeadLine(
                line.text("handlerId"),
                (int) line.number("year"),
                line.number("rows"),
                line.text("ruleVersion"),
                line.text("keyId"),
                line.isCanonical());
    }
}
