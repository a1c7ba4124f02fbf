package dev.pipl.crossborder.verification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.ledger.LedgerReads;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.FixedKey;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.root.RootTree;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports of some ledgers under three signed roots, with a change of keys after the first. */
final class RootedExports implements RootProofs {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);

    private final Map<String, LedgerReads> byHandler = new LinkedHashMap<>();
    private final List<ChainHead> heads = new ArrayList<>();
    private final RootTree tree;
    private final List<SignedRoot> roots = new ArrayList<>();
    private final RootKey first = RootKey.first(FixedKey.FIRST, NOW.minusSeconds(3_000));
    private final RootKey second = first.next(FixedKey.SECOND, FixedKey.FIRST, 1, NOW.minusSeconds(2_000));

    RootedExports(Map<String, LedgerReads> ledgers) {
        byHandler.putAll(ledgers);
        ledgers.forEach((handlerId, reads) -> {
            for (int year : reads.years(handlerId)) {
                LedgerRow last = reads.lastRow(handlerId, year).orElseThrow();
                heads.add(new ChainHead(handlerId, year, last.sequence(), last.hash()));
            }
        });
        heads.sort(ChainHead.ORDER);
        tree = RootTree.over(heads);
        roots.add(SignedRoot.after(null, RootTree.over(heads.subList(0, 1)), FixedKey.FIRST, NOW.minusSeconds(2_500)));
        roots.add(SignedRoot.after(roots.get(0), tree, FixedKey.SECOND, NOW.minusSeconds(1_000)));
        roots.add(SignedRoot.after(roots.get(1), tree, FixedKey.SECOND, NOW));
    }

    List<ChainHead> heads() {
        return heads;
    }

    /** As a verifier keeps them. */
    String rootsFile() {
        ObjectNode file = EventJson.mapper().createObjectNode();
        file.putArray("keys").add(first.retiredAfter(1).json()).add(second.json());
        roots.forEach(root -> file.withArray("roots").add(root.json()));
        return file.toPrettyString() + "\n";
    }

    byte[] export(ChainHead head) {
        return export(head, byHandler.get(head.handlerId()));
    }

    /** The rows of another ledger with this one's proof. */
    byte[] export(ChainHead head, LedgerReads rows) {
        ExportYear export = new ExportYear(rows, this, CLOCK);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            export.write(export.extent(head.handlerId(), head.year()).orElseThrow(), out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    @Override
    public Optional<InclusionProof> newest(String handlerId, int year) {
        return by(3, handlerId, year);
    }

    @Override
    public Optional<InclusionProof> by(long number, String handlerId, int year) {
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).handlerId().equals(handlerId) && heads.get(i).year() == year) {
                return Optional.of(
                        new InclusionProof(roots.get((int) number - 1).jws(), heads.get(i), i, tree.path(i)));
            }
        }
        return Optional.empty();
    }
}
