package dev.pipl.crossborder.handler.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventJson;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.law.route.Route;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes effect by the calendar reaches a real ledger, whoever's ledger cannot be written meanwhile. */
class CalendarStoreIT {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2027-01-01T04:00:00Z"), ZoneOffset.UTC);

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private static PgHandlers handlers;

    private String damaged;
    private String sound;

    @BeforeAll
    static void theRegistryIsKnown() {
        Projections projections = new Projections();
        projections.reached(Handlers.PROJECTION);
        handlers = new PgHandlers(ledger.database(), projections);
    }

    @BeforeEach
    void twoHandlersOfWhichTheFirstOnesLedgerCannotBeWritten() throws SQLException {
        String suffix = UUID.randomUUID().toString();
        damaged = "a-" + suffix;
        sound = "b-" + suffix;
        for (String handlerId : List.of(damaged, sound)) {
            know(Profiles.enterprise(handlerId, 1, SINCE));
            send(handlerId, "e-1", "2026-03-01T08:00:00+08:00");
        }
    }

    private static void know(HandlerProfile profile) throws SQLException {
        execute(
                """
                insert into handler (handler_id, version, profile, year_opened) values (?, ?, cast(? as jsonb), 2026)
                on conflict (handler_id) do update set version = excluded.version, profile = excluded.profile
                """,
                profile.handlerId(),
                profile.version(),
                EventJson.mapper().valueToTree(profile).toString());
        handlers.learn(profile);
    }

    private static void becomesCritical(String handlerId) throws SQLException {
        know(Profiles.of(
                handlerId,
                2,
                List.of(Profiles.fact(SINCE, "ENTERPRISE")),
                List.of(Profiles.fact(SINCE, false), Profiles.fact(JUNE, true))));
    }

    private static void noteThatJuneIsDue(String handlerId) throws SQLException {
        execute(
                "insert into handler_fact_due (handler_id, effective_on, version, event_id) values (?, ?, 2, ?)",
                handlerId,
                JUNE,
                "registry-" + handlerId);
    }

    private static void send(String handlerId, String id, String occurredAt) {
        ledger.send(TransferJson.recorded(handlerId, "r-1", id, occurredAt).nonSensitive(TransferJson.tokens(0, 2)));
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = ledger.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** The real writer, but for what the registry or the calendar writes of one handler. */
    private LedgerWriter failing() {
        LedgerWriter real = ledger.ledger().writer();
        return (LedgerWriter) Proxy.newProxyInstance(
                CalendarStoreIT.class.getClassLoader(), new Class<?>[] {LedgerWriter.class}, (self, call, values) -> {
                    boolean isHis = values[0] instanceof Batch.ProfileChange change
                                    && change.handler().handlerId().equals(damaged)
                            || values[0] instanceof Batch.YearOpening opening
                                    && opening.handler().handlerId().equals(damaged);
                    if (isHis) {
                        throw new IllegalStateException("what nobody thought of");
                    }
                    try {
                        return call.invoke(real, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static YearView year(String handlerId) {
        return ledger.ledger().reader().year(handlerId, 2026);
    }

    private static Route route(String handlerId) {
        return year(handlerId).route().orElseThrow().route();
    }

    private static long open(String handlerId) throws SQLException {
        return ledger.number(
                "select count(*) from handler_fact_due where not told and handler_id = '" + handlerId + "'");
    }

    private static long firstFacts(String handlerId) throws SQLException {
        return ledger.number("select count(*) from year_first_facts where handler_id = '" + handlerId + "'");
    }

    private EffectiveFacts facts(LedgerWriter writer) {
        return new EffectiveFacts(ledger.database(), handlers, writer, CommittedLedger.CLOCK);
    }

    private CompareFirstFacts compare(LedgerWriter writer) {
        return new CompareFirstFacts(ledger.database(), handlers, writer, CommittedLedger.CLOCK);
    }

    private YearOpenings openings(LedgerWriter writer, Clock clock) {
        return new YearOpenings(ledger.database(), handlers, ledger.ledger().reader(), writer, clock);
    }

    @Test
    void aHandlerWhoseFactsCannotBeToldKeepsNobodyWaiting() throws SQLException {
        for (String handlerId : List.of(damaged, sound)) {
            becomesCritical(handlerId);
            noteThatJuneIsDue(handlerId);
        }

        facts(failing()).tellLedger();

        assertThat(route(sound)).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(open(sound)).isZero();
        assertThat(route(damaged)).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(open(damaged)).isEqualTo(1);

        facts(ledger.ledger().writer()).tellLedger();

        assertThat(route(damaged)).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(open(damaged)).isZero();
    }

    /** As when another instance told of the profile before there was a year, and this one judged by the profile before. */
    @Test
    void aYearsFirstFactsAreComparedWithTheNewestProfile() throws SQLException {
        becomesCritical(damaged);
        becomesCritical(sound);
        assertThat(route(sound)).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(firstFacts(sound)).isEqualTo(1);

        compare(failing()).onTick();

        assertThat(route(sound)).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(firstFacts(sound)).isZero();
        assertThat(firstFacts(damaged)).isEqualTo(1);

        compare(ledger.ledger().writer()).onTick();

        assertThat(route(damaged)).isEqualTo(Route.SECURITY_ASSESSMENT);
        assertThat(firstFacts(damaged)).isZero();
    }

    @Test
    void firstFactsThatAreTheNewestLeaveNoTrace() throws SQLException {
        compare(ledger.ledger().writer()).onTick();

        assertThat(year(sound).sequence()).isEqualTo(1);
        assertThat(firstFacts(sound)).isZero();
    }

    @Test
    void aHandlerWhoseYearCannotBeOpenedKeepsNobodyWaiting() {
        openings(failing(), NEW_YEAR).onTick();

        assertThat(ledger.ledger().reader().years(sound)).containsExactly(2026, 2027);
        assertThat(ledger.ledger().reader().years(damaged)).containsExactly(2026);

        openings(ledger.ledger().writer(), NEW_YEAR).onTick();

        assertThat(ledger.ledger().reader().years(damaged)).containsExactly(2026, 2027);
    }

    @Test
    void aClockThatWasAheadForAMomentComesToTheNewYearOnceMore() throws SQLException {
        String late = "c-" + UUID.randomUUID();
        know(Profiles.enterprise(late, 1, SINCE));
        openings(ledger.ledger().writer(), Clock.fixed(Instant.parse("2031-01-01T04:00:00Z"), ZoneOffset.UTC))
                .onTick();
        openings(ledger.ledger().writer(), CommittedLedger.CLOCK).onTick();
        send(late, "e-1", "2026-03-01T08:00:00+08:00");

        openings(ledger.ledger().writer(), NEW_YEAR).onTick();

        assertThat(ledger.ledger().reader().years(late)).containsExactly(2026, 2027);
    }
}
