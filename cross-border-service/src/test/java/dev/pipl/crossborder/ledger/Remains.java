package dev.pipl.crossborder.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** What a run leaves behind, as one number. */
final class Remains {

    private final MessageDigest sha;

    private Remains() throws NoSuchAlgorithmException {
        sha = MessageDigest.getInstance("SHA-256");
    }

    static String digest(SimulatedWorld world) {
        try {
            Remains remains = new Remains();
            world.store.allRows().forEach(row -> remains.add(row.hash()));
            world.store.positions(SimulatedLog.TOPIC).stream()
                    .map(Object::toString)
                    .sorted()
                    .forEach(remains::add);
            world.store.rejected.forEach(remains::add);
            world.store.proposed.forEach(remains::add);
            world.store.published.forEach(remains::add);
            world.store.snapshots().forEach(snapshot -> {
                remains.add(snapshot.handlerId() + snapshot.year() + "/" + snapshot.sequence());
                remains.add(snapshot.digest());
                snapshot.chunks().forEach(remains::add);
            });
            new TreeMap<>(world.answers).forEach((requestId, answer) -> remains.add(requestId + answer));
            remains.add(world.clock.instant());
            remains.add(world.census);
            remains.add(world.violations);
            return HexFormat.of().formatHex(remains.sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void add(Object any) {
        add(any.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        sha.update((byte) (bytes.length >>> 8));
        sha.update((byte) bytes.length);
        sha.update(bytes);
    }
}
