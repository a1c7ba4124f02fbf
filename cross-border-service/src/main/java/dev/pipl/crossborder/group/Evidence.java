package dev.pipl.crossborder.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a signal rests on: figures, handlers, recipients, purposes and dates; never a person. Lists that a signal has no
 * use for are empty.
 *
 * @param together the count over the handlers; {@code null} where none is concerned
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Evidence(
        List<Figure> members,
        Together together,
        List<FlowFact> flows,
        List<DataSet> dataSets,
        List<Pause> pauses,
        List<RecordPart> records,
        SplittingSettings settings) {

    public Evidence {
        members = copy(members);
        flows = copy(flows);
        dataSets = copy(dataSets);
        pauses = copy(pauses);
        records = copy(records);
    }

    static Evidence of(SplittingSettings settings) {
        return new Evidence(List.of(), null, List.of(), List.of(), List.of(), List.of(), settings);
    }

    Evidence counting(List<Figure> newMembers, Together newTogether) {
        return new Evidence(newMembers, newTogether, flows, dataSets, pauses, records, settings);
    }

    Evidence flowing(List<FlowFact> newFlows) {
        return new Evidence(members, together, newFlows, dataSets, pauses, records, settings);
    }

    Evidence declaring(List<DataSet> newDataSets) {
        return new Evidence(members, together, flows, newDataSets, pauses, records, settings);
    }

    Evidence pausing(List<Pause> newPauses) {
        return new Evidence(members, together, flows, dataSets, newPauses, records, settings);
    }

    Evidence splitting(List<RecordPart> newRecords) {
        return new Evidence(members, together, flows, dataSets, pauses, newRecords, settings);
    }

    /** What those may see who may not see all of the case's handlers: nothing of the others, and no sum. */
    public Evidence visibleTo(Set<String> handlerIds) {
        Predicate<String> isSeen = handlerIds::contains;
        return new Evidence(
                members.stream()
                        .filter(member -> isSeen.test(member.handlerId()))
                        .toList(),
                null,
                flows.stream().filter(flow -> isSeen.test(flow.handlerId())).toList(),
                dataSets.stream().filter(set -> isSeen.test(set.handlerId())).toList(),
                pauses.stream().filter(pause -> isSeen.test(pause.handlerId())).toList(),
                records.stream()
                        .filter(part -> isSeen.test(part.handlerId()) && isSeen.test(part.sensitiveHandlerId()))
                        .toList(),
                settings);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The upper bound of one handler's distinct persons. */
    public record Figure(String handlerId, long lower, long upper) {}

    /** Distinct persons of all handlers together, and on what the number rests. */
    public record Together(long lower, long upper, CountBasis basis) {}

    /** What one handler sends to a recipient for a purpose. */
    public record FlowFact(
            String handlerId,
            String recipientId,
            String recipientName,
            String country,
            String purpose,
            long transfers,
            LocalDate firstOn,
            LocalDate lastOn) {}

    /** A data set as declared. */
    public record DataSet(
            String handlerId, String datasetId, long nonSensitive, long sensitive, LocalDate declaredOn) {}

    /** A handler's last day with a transfer in one year and the first in the next. */
    public record Pause(String handlerId, long count, long threshold, LocalDate lastOn, LocalDate resumedOn) {}

    /** Persons whose parts went apart. */
    public record RecordPart(
            String handlerId,
            String sensitiveHandlerId,
            String recipient,
            long persons,
            long sensitivePersons,
            LocalDate firstOn,
            LocalDate lastOn) {}
}
