package dev.pipl.law.duty;

import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A handler's history, asked by day. */
final class Timeline {

    private final HandlerHistory history;

    Timeline(HandlerHistory history) {
        this.history = history;
    }

    boolean hasBegun(LocalDate on) {
        return !on.isBefore(history.handlingSince());
    }

    /** Whether it was of that kind on the day. */
    boolean is(HandlerKind kind, LocalDate on) {
        return factOn(history.kind(), on).filter(kind::equals).isPresent();
    }

    /** Whether it was a state organ, or an organisation that the law treats like one. */
    boolean isPublic(LocalDate on) {
        return is(HandlerKind.STATE_ORGAN, on) || is(HandlerKind.PUBLIC_BODY, on);
    }

    boolean isCriticalInfrastructureOperator(LocalDate on) {
        return factOn(history.criticalInfrastructureOperator(), on).orElse(false);
    }

    boolean isImportantPlatform(LocalDate on) {
        return factOn(history.importantPlatform(), on).orElse(false);
    }

    /** The persons handled on the day; empty when nobody has said. */
    OptionalLong personsHandled(LocalDate on) {
        return factOn(history.personsHandled(), on).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** The newest audit report not after the day. */
    Optional<LocalDate> lastAuditReport(LocalDate on) {
        return history.auditReportedOn().stream()
                .filter(day -> !day.isAfter(on))
                .max(LocalDate::compareTo);
    }

    /** The days up to {@code on} on which a fact or, of the given days, the law changed. */
    NavigableSet<LocalDate> changes(Stream<LocalDate> lawDays, LocalDate on) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        Stream.of(
                        Stream.of(history.handlingSince()),
                        days(history.kind()),
                        days(history.criticalInfrastructureOperator()),
                        days(history.importantPlatform()),
                        days(history.personsHandled()),
                        lawDays)
                .flatMap(all -> all)
                .filter(day -> !day.isAfter(on))
                .forEach(days::add);
        return days;
    }

    private static <T> Stream<LocalDate> days(List<Dated<T>> facts) {
        return facts.stream().map(Dated::effectiveOn);
    }

    /** The fact with the newest date not after the day; of two with one date the later in the list. */
    private static <T> Optional<T> factOn(List<Dated<T>> facts, LocalDate on) {
        return facts.stream()
                .filter(fact -> !fact.effectiveOn().isAfter(on))
                .reduce((earlier, later) -> later.effectiveOn().isBefore(earlier.effectiveOn()) ? earlier : later)
                .map(Dated::value);
    }
}
