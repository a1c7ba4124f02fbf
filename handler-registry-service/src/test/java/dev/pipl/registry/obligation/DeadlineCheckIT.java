package dev.pipl.registry.obligation;

import static dev.pipl.registry.Requests.enterprise;
import static dev.pipl.registry.Requests.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.registry.CreditCodes;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.Tables.Damage;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar's look at handlers and obligations of which one cannot be read. */
@QuarkusTest
@OnPlatform(schema = "handler_registry")
class DeadlineCheckIT {
    private static final LocalDate REGISTERED_ON = LocalDate.of(2026, 9, 10);
    private static final LocalDate OVERDUE_ON = LocalDate.of(2026, 10, 17);
    private static final String DERIVED = "select id from handler where derived_on = '" + OVERDUE_ON + "'";
    private static final String ANNOUNCED = "select id from obligation where overdue_announced";

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @ParameterizedTest(name = "number {0} of those registered")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> handlers = threeThatOweAReport();
        List<String> others = without(handlers, broken);
        Damage facts = Tables.damage(database, "handler", "facts", "id", handlers.get(broken));

        clock.setTo(OVERDUE_ON);

        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> Tables.column(database, DERIVED).containsAll(others));
        assertThat(Tables.column(database, DERIVED)).doesNotContain(handlers.get(broken));
        facts.mend();
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> Tables.column(database, DERIVED).containsAll(handlers));
    }

    @ParameterizedTest(name = "number {0} of those overdue")
    @ValueSource(ints = {0, 1, 2})
    void anObligationThatCannotBeReadKeepsNoOtherFromBeingAnnounced(int broken) throws SQLException {
        String owners = String.join("', '", threeThatOweAReport());
        List<String> obligations = Tables.column(
                database,
                "select id from obligation where code = 'protection-officer-report'" + " and handler_id in ('" + owners
                        + "') order by due_on, id");
        assertThat(obligations).hasSize(3);
        List<String> others = without(obligations, broken);
        Damage findings = Tables.damage(database, "obligation", "findings", "id", obligations.get(broken));

        clock.setTo(OVERDUE_ON);

        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> Tables.column(database, ANNOUNCED).containsAll(others));
        assertThat(Tables.column(database, ANNOUNCED)).doesNotContain(obligations.get(broken));
        findings.mend();
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> Tables.column(database, ANNOUNCED).containsAll(obligations));
    }

    private List<String> threeThatOweAReport() {
        clock.setTo(REGISTERED_ON);
        return Stream.generate(() -> registered(enterprise(CreditCodes.next(), 1_000_000, "2026-08-31")))
                .limit(3)
                .toList();
    }

    private static List<String> without(List<String> all, int one) {
        return all.stream().filter(id -> !id.equals(all.get(one))).toList();
    }
}
