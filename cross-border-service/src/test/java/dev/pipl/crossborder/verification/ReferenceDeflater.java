package dev.pipl.crossborder.verification;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/** The zlib with which files of exports were written. Two zlibs may deflate the same octets to different ones. */
final class ReferenceDeflater {

    /** CRC-32C of what it deflates. */
    private static final long DEFLATED = 3676045837L;

    private ReferenceDeflater() {}

    /** Whether this platform deflates as it does. */
    static boolean isHere() {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(IntStream.range(0, 200)
                    .mapToObj(i -> "transfer " + i % 7 + " of " + i)
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.US_ASCII));
            deflater.finish();
            byte[] out = new byte[8_192];
            CRC32C check = new CRC32C();
            check.update(out, 0, deflater.deflate(out));
            return check.getValue() == DEFLATED;
        } finally {
            deflater.end();
        }
    }
}
