package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.handler.FactChange;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The registry's topic and this service's projection of it: profiles by version, the days on which their facts have to be
 * told to the ledger, and the years opened. Everything in here is durable.
 */
final class SimulatedRegistry {

    private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);

    /** A changed fact that the ledger has not been told of yet. */
    record Due(String handlerId, LocalDate effectiveOn, String eventId) {}

    private final Random random;
    private final Clock clock;
    private final Map<String, List<DatedFact<Boolean>>> published = new HashMap<>();
    private final Deque<HandlerProfile> topic = new ArrayDeque<>();
    private final Map<String, KnownHandler> projected = new HashMap<>();
    private final Map<String, Integer> yearsOpened = new HashMap<>();
    private final List<Due> dues = new ArrayList<>();
    private long versions = 1;

    SimulatedRegistry(Random random, Clock clock) {
        this.random = random;
        this.clock = clock;
        for (int i = 0; i < SimulatedPipelines.HANDLERS; i++) {
            String handlerId = SimulatedPipelines.handlerId(i);
            // The last handler is an operator of critical infrastructure from the start: its claims wait for approval.
            boolean isCritical = i == SimulatedPipelines.HANDLERS - 1;
            published.put(handlerId, List.of(Profiles.fact(ALWAYS, isCritical)));
            projected.put(handlerId, new KnownHandler(profile(handlerId)));
            yearsOpened.put(handlerId, BeijingCalendar.today(clock).getYear());
        }
    }

    /** A handler becomes an operator of critical infrastructure, or ceases to be one: lately, now or soon. */
    void publish(String handlerId) {
        LocalDate effectiveOn = BeijingCalendar.today(clock).plusDays(random.nextInt(12) - 8L);
        List<DatedFact<Boolean>> facts = new ArrayList<>(published.get(handlerId));
        facts.removeIf(fact -> !fact.effectiveOn().isBefore(effectiveOn) && random.nextBoolean());
        facts.removeIf(fact -> fact.effectiveOn().equals(effectiveOn));
        facts.add(Profiles.fact(effectiveOn, random.nextInt(3) > 0));
        published.put(handlerId, facts);
        versions++;
        topic.add(profile(handlerId));
    }

    /** Takes the next event of the registry's topic in; false if there is none. */
    boolean project() {
        if (topic.isEmpty()) {
            return false;
        }
        HandlerProfile profile = topic.remove();
        HandlerProfile before = projected.get(profile.handlerId()).profile();
        projected.put(profile.handlerId(), new KnownHandler(profile));
        String eventId = "registry-" + profile.handlerId() + "-" + profile.version();
        FactChange.days(before, profile).forEach(day -> dues.add(new Due(profile.handlerId(), day, eventId)));
        return true;
    }

    KnownHandler handler(String handlerId) {
        return projected.get(handlerId);
    }

    Optional<KnownHandler> find(String handlerId) {
        return Optional.ofNullable(projected.get(handlerId));
    }

    /** What has to be told by now. */
    Optional<Due> due() {
        LocalDate today = BeijingCalendar.today(clock);
        return dues.stream().filter(due -> !due.effectiveOn().isAfter(today)).findFirst();
    }

    void strikeOff(Due due) {
        dues.remove(due);
    }

    /** A handler whose year is not opened yet. */
    Optional<String> unopened() {
        int thisYear = BeijingCalendar.today(clock).getYear();
        return yearsOpened.entrySet().stream()
                .filter(entry -> entry.getValue() < thisYear)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    int yearOpened(String handlerId) {
        return yearsOpened.get(handlerId);
    }

    void opened(String handlerId, int year) {
        yearsOpened.put(handlerId, year);
    }

    private HandlerProfile profile(String handlerId) {
        return Profiles.of(handlerId, versions, List.of(Profiles.fact(ALWAYS, "ENTERPRISE")), published.get(handlerId));
    }
}
