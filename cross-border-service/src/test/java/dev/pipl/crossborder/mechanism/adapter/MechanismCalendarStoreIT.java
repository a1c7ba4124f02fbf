package dev.pipl.crossborder.mechanism.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.mechanism.CalendarDays;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismAlerts;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.MechanismNews;
import dev.pipl.crossborder.mechanism.MechanismState;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.TakeStep;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Workdays;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mechanisms' days, looked at on a real database. */
class MechanismCalendarStoreIT {

    private static final LocalDate PASSED_ON = LocalDate.of(2023, 10, 1);
    private static final LocalDate FIRST_WITHOUT = LocalDate.of(2026, 10, 1);

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final CalendarDays days = new CalendarDays(Provisions.load(), Workdays.published());
    private final PgMechanisms mechanisms =
            new PgMechanisms(ledger.database(), new Projections(), days, CommittedLedger.CLOCK);

    @ParameterizedTest(name = "number {0} of those whose day has come")
    @ValueSource(ints = {0, 1, 2})
    void aMechanismThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        String run = UUID.randomUUID().toString();
        List<String> ended = IntStream.range(0, 3).mapToObj(i -> run + "-" + i).toList();
        ended.forEach(this::putOnFile);
        String row = "where id = '" + ended.get(broken) + "'";
        ledger.run("update mechanism set dossier = jsonb_build_array(dossier) " + row);

        calendar().onTick();

        for (String id : ended) {
            assertThat(expired(id)).isEqualTo(id.equals(ended.get(broken)) ? 0 : 1);
        }
        ledger.run("update mechanism set dossier = dossier -> 0 " + row);
        calendar().onTick();
        assertThat(expired(ended.get(broken))).isEqualTo(1);
    }

    /** An assessment whose three years are over, and of which nobody has said so yet. */
    private void putOnFile(String id) {
        Scope scope = new Scope(
                Set.of("r-1"),
                Set.of("HOTEL_BOOKING"),
                Set.of("NAME"),
                true,
                false,
                OptionalLong.of(1),
                OptionalLong.of(1));
        Validity validity = new Validity(
                BeijingCalendar.startOf(PASSED_ON), Optional.of(BeijingCalendar.startOf(FIRST_WITHOUT)), scope);
        Dossier passed = new Dossier(
                id,
                "handler of " + id,
                MechanismKind.SECURITY_ASSESSMENT,
                MechanismState.PASSED,
                1,
                Optional.empty(),
                scope,
                List.of(validity),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ledger.commands().inTransaction(transaction -> {
            mechanisms.insert(transaction, passed, "officer");
            return null;
        });
    }

    private MechanismCalendar calendar() {
        JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);
        return new MechanismCalendar(
                ledger.database(),
                mechanisms,
                new MechanismAlerts(days),
                new MechanismNews(Provisions.load()),
                new TakeStep(Provisions.load(), Workdays.published()),
                AlertsOnce.of(outbox, CommittedLedger.CLOCK),
                outbox,
                new JdbcTrail(),
                CommittedLedger.CLOCK);
    }

    /** How often its end is on record together with the news of it. */
    private static long expired(String id) throws SQLException {
        return ledger.number("select count(*) from mechanism m join outbox o on o.key = m.handler_id"
                + " and o.event_type like '%mechanism-ended%'"
                + " where m.state = 'EXPIRED' and m.look_on is null and m.id = '" + id + "'");
    }
}
