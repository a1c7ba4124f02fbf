package dev.pipl.crossborder.handler;

import dev.pipl.crossborder.ledger.HandlerSnapshot;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** A handler by the newest profile that the registry told of. Immutable but for a memo; thread-safe. */
public final class KnownHandler {

    private final HandlerProfile profile;
    private volatile Memo newest;

    private record Memo(LocalDate day, HandlerSnapshot snapshot) {}

    /**
     * @throws IllegalArgumentException for a profile without kind, or of a kind that the law does not know
     */
    public KnownHandler(HandlerProfile profile) {
        this.profile = profile;
        if (profile.kind().isEmpty()) {
            throw new IllegalArgumentException("a profile without a kind");
        }
        profile.kind().forEach(kind -> HandlerKind.valueOf(kind.value()));
    }

    public HandlerProfile profile() {
        return profile;
    }

    /** The facts in effect at that moment, by Beijing's calendar. */
    public HandlerSnapshot at(Instant moment) {
        return on(BeijingCalendar.dateOf(moment));
    }

    public HandlerSnapshot on(LocalDate day) {
        Memo memo = newest;
        if (memo == null || !memo.day().equals(day)) {
            memo = new Memo(day, new HandlerSnapshot(profile.handlerId(), profile.version(), factsOn(day)));
            newest = memo;
        }
        return memo.snapshot();
    }

    /**
     * The days on which facts by which a year is judged take effect.
     *
     * @param from the first of them, whether a fact is dated so or was withdrawn
     * @param until inclusive
     */
    public SortedSet<LocalDate> daysOfEffect(LocalDate from, LocalDate until) {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(from);
        profile.kind().forEach(fact -> days.add(fact.effectiveOn()));
        profile.criticalInfrastructureOperator().forEach(fact -> days.add(fact.effectiveOn()));
        days.removeIf(day -> day.isBefore(from) || day.isAfter(until));
        return days;
    }

    /**
     * The last day of that year, until today, on which facts by which a year is judged took effect; the given one where
     * there was none since. From it on the facts are the same.
     */
    public LocalDate lastDayOfEffect(LocalDate since, LocalDate today) {
        LocalDate yearEnd = LocalDate.of(since.getYear(), 12, 31);
        SortedSet<LocalDate> days = daysOfEffect(since, today.isBefore(yearEnd) ? today : yearEnd);
        return days.isEmpty() ? since : days.last();
    }

    private HandlerFacts factsOn(LocalDate day) {
        return new HandlerFacts(
                HandlerKind.valueOf(fromTheStart(day, profile.kind()).orElseThrow()),
                fromTheStart(day, profile.criticalInfrastructureOperator()).orElse(false),
                DatedFact.on(day, profile.personsHandled())
                        .map(persons -> OptionalLong.of(persons.total()))
                        .orElseGet(OptionalLong::empty));
    }

    /**
     * What a handler first said of itself is taken to have been so before: the other way a transfer dated before the
     * registration would be judged as if by another kind of handler.
     */
    private static <T> Optional<T> fromTheStart(LocalDate day, List<DatedFact<T>> facts) {
        return DatedFact.on(day, facts)
                .or(() -> facts.stream()
                        .min(Comparator.comparing(DatedFact::effectiveOn))
                        .map(DatedFact::value));
    }
}
