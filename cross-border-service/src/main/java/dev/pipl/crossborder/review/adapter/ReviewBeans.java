package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.review.ReviewTransfers;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;

/** The review of this process as beans. */
@ApplicationScoped
public class ReviewBeans {

    private static final URI SOURCE = URI.create("/cross-border");

    @Produces
    @Singleton
    ReviewRows rows(LoadFacts facts, JdbcAlertOnce alerts, Clock clock) {
        return new ReviewRows(
                new ReviewTransfers.Law(Provisions.load()),
                facts::of,
                (transaction, alert) -> alerts.raise(transaction, SOURCE, alert),
                clock);
    }

    @Produces
    @Singleton
    ReviewHandler handlers(DataSource database, ReviewRows rows) {
        return new ReviewHandler(database, rows);
    }
}
