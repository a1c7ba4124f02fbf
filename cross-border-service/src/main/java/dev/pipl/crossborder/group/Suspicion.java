package dev.pipl.crossborder.group;

import dev.pipl.events.EventIds;
import dev.pipl.law.route.Limit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A signal as it is seen now.
 *
 * @param scope whom it is about: a group, or one handler
 * @param limit the limit concerned; empty where none is
 * @param facts what makes it this suspicion and no other; a cleared case opens again only if there is one more
 * @param holds what should wait for a reviewer; none for a signal alone
 */
public record Suspicion(
        Signal signal,
        Scope scope,
        List<String> handlerIds,
        int year,
        Optional<Limit> limit,
        SortedSet<String> facts,
        List<Hold> holds,
        Evidence evidence) {

    public Suspicion {
        handlerIds = handlerIds.stream().sorted().distinct().toList();
        facts = new TreeSet<>(facts);
        holds = List.copyOf(holds);
    }

    /** A group, or a handler that names none. */
    public record Scope(Optional<String> groupId, String id) {

        public static Scope group(String groupId) {
            return new Scope(Optional.of(groupId), groupId);
        }

        public static Scope handler(String handlerId) {
            return new Scope(Optional.empty(), handlerId);
        }
    }

    /**
     * A handler's transfers to one recipient for one purpose.
     *
     * @param nameKeys the recipient's comparable names, so that the same recipient under another id waits, too
     */
    public record Hold(String handlerId, List<String> nameKeys, String purposeKey) {}

    /** One case for each signal, group or handler, year and limit. */
    public String caseId() {
        return EventIds.of(
                "splitting-case",
                signal.name(),
                scope.groupId().isPresent() ? "group" : "handler",
                scope.id(),
                Integer.toString(year),
                limit.map(Limit::subjectClass).map(Enum::name).orElse("-"),
                limit.map(of -> Long.toString(of.firstCount())).orElse("-"));
    }
}
