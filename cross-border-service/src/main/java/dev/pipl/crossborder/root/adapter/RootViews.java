package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.root.RootProblem;
import dev.pipl.kit.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The forms of the answers, for the contract; {@code docs/ledger-format.md} has the octets. */
final class RootViews {

    private RootViews() {}

    /** @throws Refusal 404 for what is no number of a root */
    static long number(String asked) {
        try {
            return Long.parseLong(asked);
        } catch (NumberFormatException e) {
            throw new Refusal(RootProblem.ROOT_UNKNOWN);
        }
    }

    @Schema(name = "LedgerRoot")
    record Root(
            long number,
            OffsetDateTime signedAt,

            @Schema(description = "SHA-256 of the statement before, in hex. 前一声明的 SHA-256。")
            String previous,

            @Schema(description = "How many ledgers it covers. 覆盖的台账数。")
            long handlerYears,

            String treeHash,
            String keyId,

            @Schema(description = "What was signed, as compact JWS (EdDSA). 签名声明，JWS 紧凑形式。")
            String statement) {}

    @Schema(name = "LedgerRootPage")
    record RootPage(List<Root> items, String next) {}

    @Schema(name = "LedgerRootKey")
    record Key(
            String kty,
            String crv,
            String x,

            @Schema(description = "Thumbprint of RFC 7638. RFC 7638 指纹。")
            String kid,

            String use,
            String alg,
            OffsetDateTime introducedAt,
            long firstRoot,

            @Schema(nullable = true, description = "Absent while in use. 使用期间不出现。")
            Long lastRoot,

            @Schema(description = "Compact JWS by the key itself. 该密钥自签的介绍。")
            String introduction,

            @Schema(
                    nullable = true,
                    description = "The same by the key before; absent for the first, and after a loss. 前一密钥的签名。")
            String introductionByPrevious) {}

    @Schema(name = "LedgerRootKeySet")
    record KeySet(List<Key> keys) {}

    @Schema(name = "LedgerRootLeaf")
    record Leaf(String handlerId, int year, long sequence, String head) {}

    @Schema(name = "LedgerRootInclusion")
    record Inclusion(
            @Schema(description = "The root's statement, as compact JWS. 签名根声明。")
            String statement,

            Leaf leaf,
            long index,

            @Schema(description = "Sibling hashes in hex, from the leaf up. 自叶向上的兄弟节点哈希。")
            List<String> path) {}
}
