package dev.pipl.crossborder.group;

import dev.pipl.crossborder.group.Evidence.RecordPart;
import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.ledger.PersonMeetings.Meeting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds records whose sensitive part went apart from the rest: the same persons, the same recipient, within days, by
 * another transfer or another handler of the group.
 */
public final class FindSplitRecords {

    private final SplittingSettings settings;

    public FindSplitRecords(SplittingSettings settings) {
        this.settings = settings;
    }

    public Optional<Suspicion> find(Scope scope, int year, Collection<Meeting> meetings) {
        List<RecordPart> parts = meetings.stream()
                .filter(this::isMany)
                .map(meeting -> new RecordPart(
                        meeting.handlerId(),
                        meeting.sensitiveHandlerId(),
                        meeting.recipient(),
                        meeting.persons(),
                        meeting.sensitivePersons(),
                        meeting.firstOn(),
                        meeting.lastOn()))
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<String> facts = new TreeSet<>();
        parts.forEach(part ->
                facts.add("record " + part.handlerId() + " " + part.sensitiveHandlerId() + " " + part.recipient()));
        return Optional.of(new Suspicion(
                Signal.RECORD_SPLIT,
                scope,
                parts.stream()
                        .flatMap(part -> Stream.of(part.handlerId(), part.sensitiveHandlerId()))
                        .toList(),
                year,
                Optional.empty(),
                facts,
                List.of(),
                Evidence.of(settings).splitting(parts)));
    }

    private boolean isMany(Meeting meeting) {
        return meeting.persons() >= settings.recordSplitPersonsMin()
                && meeting.persons()
                        >= SplittingSettings.share(meeting.sensitivePersons(), settings.recordSplitPercent());
    }
}
