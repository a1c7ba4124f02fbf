package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.ledger.KnownHead;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.verification.LedgerTraces;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Traces in the service's own tables, and the newest root. */
@ApplicationScoped
public class PgLedgerTraces implements LedgerTraces {

    private static final String YEARS = """
            with recursive y(year) as (
              select min(year) from ledger_row where handler_id = ?
              union all
              select (select min(year) from ledger_row where handler_id = ? and year > y.year)
              from y where y.year is not null)
            select year from y where year is not null
            """;
    private static final String HEADS = """
            select year, sequence, row_hash from ledger_snapshot where handler_id = ?
            union all
            select year, max(sequence), null from ledger_year_seen where handler_id = ? group by year
            union all
            select year, sequence, null from head_count_told where handler_id = ?
            union all
            select year, sequence, head from ledger_verification where handler_id = ?
            """;

    private final DataSource database;
    private final RootProofs roots;

    public PgLedgerTraces(DataSource database, RootProofs roots) {
        this.database = database;
        this.roots = roots;
    }

    @Override
    public List<Integer> years(String handlerId) {
        return asked(YEARS, 2, handlerId, row -> row.getInt(1));
    }

    @Override
    public List<KnownHead> heads(String handlerId) {
        List<KnownHead> heads = new ArrayList<>(asked(
                HEADS,
                4,
                handlerId,
                row -> new KnownHead(row.getInt(1), row.getLong(2), Optional.ofNullable(row.getBytes(3)))));
        heads.removeIf(head -> head.sequence() == 0);
        TreeSet<Integer> years = new TreeSet<>(years(handlerId));
        heads.forEach(head -> years.add(head.year()));
        years.forEach(year -> roots.newest(handlerId, year)
                .map(InclusionProof::leaf)
                .ifPresent(leaf -> heads.add(new KnownHead(year, leaf.sequence(), Optional.of(leaf.hash())))));
        return heads;
    }

    private <T> List<T> asked(String question, int places, String handlerId, Rows.Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(question)) {
            for (int place = 1; place <= places; place++) {
                select.setString(place, handlerId);
            }
            return Rows.all(select, reading);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger's traces cannot be read", e);
        }
    }
}
