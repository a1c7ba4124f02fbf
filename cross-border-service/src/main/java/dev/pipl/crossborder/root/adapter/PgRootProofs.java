package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.ChainHead.Chain;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.root.RootTree;
import dev.pipl.crossborder.root.SignedRoot;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Proofs from the heads that are kept with the roots. The tree asked for last is kept while memory allows. */
@ApplicationScoped
class PgRootProofs implements RootProofs {

    private final DataSource database;
    private final PgRoots roots;
    private volatile SoftReference<Rooted> last = new SoftReference<>(null);

    PgRootProofs(DataSource database, PgRoots roots) {
        this.database = database;
        this.roots = roots;
    }

    /** A root with the tree below it; never changes. */
    private record Rooted(SignedRoot root, List<ChainHead> heads, Map<Chain, Integer> indexes, RootTree tree) {}

    @Override
    public Optional<InclusionProof> newest(String handlerId, int year) {
        return proof(connection -> roots.newest(connection), handlerId, year);
    }

    @Override
    public Optional<InclusionProof> by(long number, String handlerId, int year) {
        return proof(connection -> roots.find(connection, number), handlerId, year);
    }

    private interface Choice {
        Optional<SignedRoot> of(Connection connection) throws SQLException;
    }

    private Optional<InclusionProof> proof(Choice choice, String handlerId, int year) {
        try (Connection connection = database.getConnection()) {
            Optional<SignedRoot> root = choice.of(connection);
            if (root.isEmpty()) {
                return Optional.empty();
            }
            Rooted rooted = rooted(connection, root.get());
            Integer index = rooted.indexes().get(new Chain(handlerId, year));
            return Optional.ofNullable(index)
                    .map(at -> new InclusionProof(
                            rooted.root().jws(),
                            rooted.heads().get(at),
                            at,
                            rooted.tree().path(at)));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the roots cannot be read", e);
        }
    }

    private Rooted rooted(Connection connection, SignedRoot root) throws SQLException {
        Rooted known = last.get();
        if (known != null && known.root().equals(root)) {
            return known;
        }
        List<ChainHead> heads = roots.under(connection, root.statement().number());
        RootTree tree = RootTree.over(heads);
        if (!HexFormat.of().formatHex(tree.hash()).equals(root.statement().treeHash())) {
            throw new LedgerUnavailable(
                    "the heads kept under root " + root.statement().number() + " do not give the hash that was signed");
        }
        Map<Chain, Integer> indexes = new HashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            indexes.put(heads.get(i).chain(), i);
        }
        Rooted read = new Rooted(root, heads, indexes, tree);
        last = new SoftReference<>(read);
        return read;
    }
}
