package dev.pipl.crossborder.pipia.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The projection's table. */
@ApplicationScoped
public class PgImpactAssessments implements ImpactAssessments {
    private static final String OF_HANDLER = """
            select id, completed_on, superseded_on, purposes, recipient_ids from pipia where handler_id = ?
            order by completed_on, id
            """;

    private final DataSource database;
    private final Projections projections;

    PgImpactAssessments(DataSource database, Projections projections) {
        this.database = database;
        this.projections = projections;
    }

    @Override
    public boolean isReady() {
        return projections.isReady(PROJECTION);
    }

    @Override
    public List<ImpactAssessment> of(String handlerId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_HANDLER)) {
            select.setString(1, handlerId);
            return Rows.all(
                    select,
                    row -> new ImpactAssessment(
                            row.getString(1),
                            handlerId,
                            row.getObject(2, LocalDate.class),
                            Optional.ofNullable(row.getObject(3, LocalDate.class)),
                            texts(row, 4),
                            texts(row, 5)));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the impact assessments cannot be read", e);
        }
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
