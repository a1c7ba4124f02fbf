package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Crash;
import dev.pipl.crossborder.ledger.Violation.Invariant;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everyone but the log who calls the writer or the reader: HTTP clients, persons who decide, the registry, the calendar. */
final class SimulatedCallers {

    private static final int ATTEMPTS_MAX = 60;
    private static final int EVENTS_MAX = 3;

    private final SimulatedWorld world;
    private final SimulatedPipelines pipelines;
    private final SimulatedDecisions decisions;
    private int requests;

    SimulatedCallers(SimulatedWorld world, SimulatedPipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
        this.decisions = new SimulatedDecisions(world.random, world.clock);
    }

    /** A client sends some events and asks again, as another request, until it is answered or has had enough. */
    void request(int instance, int handler) {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0, size = 1 + world.random.nextInt(EVENTS_MAX); i < size; i++) {
            events.add(pipelines.next(handler).bytes());
        }
        int at = instance;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            String requestId = "request-" + requests++;
            SimulatedInstance on = world.cluster.instance(at);
            int now = at;
            try {
                world.answers.put(requestId, on.admission.byNewest(() -> {
                    List<Submission> submissions = new ArrayList<>();
                    for (byte[] event : events) {
                        submissions.add(on.read(requestId, submissions.size(), event));
                    }
                    Batch.HttpBatch batch = new Batch.HttpBatch(requestId, submissions);
                    return world.writes.once(now, batch, writer -> writer.write(batch));
                }));
                return;
            } catch (LedgerUnavailable again) {
                world.census.count("request refused");
            } catch (Crash gone) {
                world.cluster.restart(at);
                if (world.random.nextInt(4) == 0) {
                    return;
                }
            }
            at = world.writes.next(instance);
        }
        throw new AssertionError("a request is refused for ever");
    }

    /** A person decides; the answer of a repetition holds that of the first time, and years that began since. */
    void decide(int instance, String handlerId) {
        Batch batch = decisions.next(handlerId, pipelines);
        Function<LedgerWriter, List<Adjusted>> call = writer -> SimulatedDecisions.write(writer, batch);
        List<Adjusted> first = world.writes.untilCertain(instance, batch, call);
        List<Adjusted> second = world.writes.untilCertain(instance, batch, call);
        if (!second.containsAll(first) && !(batch instanceof Batch.RouteReviewed)) {
            world.violated(Invariant.I5_NO_EVENT_IS_ACCEPTED_TWICE, "decided twice: " + batch);
        }
    }

    /** Whoever asks at any time is answered what the newest row states. */
    void ask(int instance, String handlerId) {
        int year = BeijingCalendar.today(world.clock).getYear() - world.random.nextInt(2);
        YearView view = world.cluster.instance(instance).ledger.reader().year(handlerId, year);
        Optional<LedgerRow> row = world.store.row(handlerId, year, view.sequence());
        boolean isNewest = world.store.row(handlerId, year, view.sequence() + 1).isEmpty();
        boolean isStated = row.map(LedgerRow::nonSensitive).orElse(0L)
                        == view.headCounts().nonSensitive().upper()
                && row.map(LedgerRow::sensitive).orElse(0L)
                        == view.headCounts().sensitive().upper();
        if (!isNewest || !isStated) {
            world.violated(
                    Invariant.I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX,
                    "an answer that no newest row states: " + handlerId + ", " + year + ", row " + view.sequence());
        }
        world.census.count("reader asked");
    }

    /** What the clock makes due: facts that take effect, and a new year. */
    void tick(int instance) {
        SimulatedRegistry registry = world.registry;
        registry.due().ifPresent(due -> {
            KnownHandler handler = registry.handler(due.handlerId());
            for (LocalDate day : handler.daysOfEffect(due.effectiveOn(), BeijingCalendar.today(world.clock))) {
                tell(instance, new Batch.ProfileChange(due.eventId(), handler.on(day), BeijingCalendar.startOf(day)));
            }
            registry.strikeOff(due);
        });
        registry.unopened().ifPresent(handlerId -> open(instance, handlerId));
        world.store.nextFirstFacts().ifPresent(first -> compare(instance, first));
    }

    /** What is told of a year's first facts: the newest that hold in it by now, in that year alone. */
    private void compare(int instance, FirstFacts first) {
        KnownHandler handler = world.registry.handler(first.handlerId());
        LocalDate day = handler.lastDayOfEffect(first.on(), BeijingCalendar.today(world.clock));
        tell(
                instance,
                new Batch.ProfileChange(
                        "first-facts-" + first.handlerId() + first.year(),
                        handler.on(day),
                        BeijingCalendar.startOf(day),
                        first.year()));
        world.store.compared(first);
        world.census.count("first facts compared");
    }

    private void tell(int instance, Batch.ProfileChange change) {
        world.writes.untilCertain(instance, change, writer -> {
            writer.write(change);
            return null;
        });
        world.census.count(
                change.handler().facts().criticalInfrastructureOperator()
                        ? "handler becomes critical"
                        : "handler is not critical");
    }

    private void open(int instance, String handlerId) {
        int thisYear = BeijingCalendar.today(world.clock).getYear();
        KnownHandler handler = world.registry.handler(handlerId);
        for (int year = world.registry.yearOpened(handlerId) + 1; year <= thisYear; year++) {
            LedgerReader reader = world.cluster.instance(instance).ledger.reader();
            if (reader.years(handlerId).contains(year - 1)) {
                LocalDate firstDay = LocalDate.of(year, 1, 1);
                Batch.YearOpening opening =
                        new Batch.YearOpening(handler.on(firstDay), year, BeijingCalendar.startOf(firstDay));
                world.writes.untilCertain(instance, opening, writer -> {
                    writer.write(opening);
                    return null;
                });
                world.census.count("year opened by the calendar");
            }
        }
        world.registry.opened(handlerId, thisYear);
    }
}
