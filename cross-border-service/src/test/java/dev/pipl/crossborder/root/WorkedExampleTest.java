package dev.pipl.crossborder.root;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example in the documentation is what this code makes of the keys of RFC 8032. */
class WorkedExampleTest {

    private static final Path PAGE = Path.of("../docs/ledger-format.md");
    private static final Path EXAMPLE = Path.of("../docs/ledger-roots-example.json");
    private static final HexFormat HEX = HexFormat.of();

    private final ChainHead one = head("h-1", 2026, 2, "a");
    private final ChainHead two = head("h-1", 2027, 1, "b");
    private final ChainHead three = head("h-2", 2026, 300, "c");
    private final ChainHead threeLater = head("h-2", 2026, 301, "d");

    private final RootKey firstKey = RootKey.first(FixedKey.FIRST, Instant.parse("2027-01-01T00:00:00Z"));
    private final SignedRoot first = SignedRoot.after(
            null, RootTree.over(List.of(one, two, three)), FixedKey.FIRST, Instant.parse("2027-01-01T00:10:00Z"));
    private final RootKey secondKey =
            firstKey.next(FixedKey.SECOND, FixedKey.FIRST, 1, Instant.parse("2027-01-01T00:15:00Z"));
    private final RootTree tree = RootTree.over(List.of(one, two, threeLater));
    private final SignedRoot second =
            SignedRoot.after(first, tree, FixedKey.SECOND, Instant.parse("2027-01-01T00:20:00.5Z"));

    /** {@code mvn test -pl cross-border-service -Dtest=WorkedExampleTest -Dpipl.docs.write=true} writes it anew. */
    @Test
    void theExampleIsCurrent() throws IOException {
        ObjectNode example = EventJson.mapper().createObjectNode();
        example.putArray("keys").add(firstKey.retiredAfter(1).json()).add(secondKey.json());
        example.putArray("roots").add(first.json()).add(second.json());
        example.set("inclusion", new InclusionProof(second.jws(), threeLater, 2, tree.path(2)).json());
        String text = example.toPrettyString() + "\n";
        if (Boolean.getBoolean("pipl.docs.write")) {
            Files.writeString(EXAMPLE, text);
        }

        assertThat(EXAMPLE).hasContent(text);
    }

    @Test
    void theLeavesInTheDocumentationAreCurrent() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Stream.of(one, two, three, threeLater)
                        .map(head -> HEX.formatHex(head.leafHash()))
                        .toList());
    }

    @Test
    void bothRootsAndBothIntroductionsVerifyAndLeadToTheLeaf() {
        assertThat(secondKey.publicKey().open(second.jws(), RootStatement.TYPE))
                .isEqualTo(second.statement().octets());
        assertThat(RootStatement.read(firstKey.publicKey().open(first.jws(), RootStatement.TYPE)))
                .isEqualTo(first.statement());
        assertThat(firstKey.publicKey().open(secondKey.jwsByPrevious(), KeyIntroduction.TYPE))
                .isEqualTo(secondKey.publicKey().open(secondKey.jws(), KeyIntroduction.TYPE));
        assertThat(RootTree.leads(
                        threeLater.leafHash(),
                        2,
                        3,
                        tree.path(2),
                        HEX.parseHex(second.statement().treeHash())))
                .isTrue();
    }

    @Test
    void theThumbprintIsThatOfTheStandard() {
        assertThat(FixedKey.FIRST.publicKey().keyId()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    private static ChainHead head(String handlerId, int year, long sequence, String hashed) {
        return new ChainHead(handlerId, year, sequence, RootTree.sha256(hashed.getBytes(StandardCharsets.US_ASCII)));
    }
}
