package dev.pipl.audit;

import static dev.pipl.audit.AuditSteps.isOverdueAlert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
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

/** The look at audit duties when one of the handlers cannot be read. */
@QuarkusTest
@OnPlatform(schema = "audit")
class OverdueCheckIT {
    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @ParameterizedTest(name = "number {0} of those known")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        clock.setTo(LocalDate.of(2026, 9, 28));
        List<String> handlers =
                Stream.generate(AuditSteps::aLargeHandler).limit(3).toList();
        String damaged = handlers.get(broken);
        Damage profile = Tables.damage(database, "handler", "profile", "id", damaged);

        clock.setTo(LocalDate.of(2027, 5, 1));

        handlers.stream().filter(id -> !id.equals(damaged)).forEach(OverdueCheckIT::awaitOverdue);
        assertThat(KafkaProbe.events(Topic.ALERTS)).noneMatch(event -> isOverdueAlert(event, damaged));
        profile.mend();
        awaitOverdue(damaged);
    }

    private static void awaitOverdue(String handler) {
        KafkaProbe.await(EventType.ALERT_RAISED, event -> isOverdueAlert(event, handler));
    }
}
