package dev.pipl.crossborder.group;

import dev.pipl.crossborder.group.Evidence.Figure;
import dev.pipl.crossborder.group.Evidence.Together;
import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds members of a group that are each below a limit of the law and reach it together, and those that come near it
 * together in flows they share. Members above the limit, or whose assessment is required already, have nothing to gain and
 * are left out. Thread-safe.
 */
public final class FindGroupSums {

    private static final Set<Route> STRICTEST = Set.of(Route.SECURITY_ASSESSMENT, Route.STATE_ORGAN_ASSESSMENT);

    private final RouteTable table;
    private final CountGroup count;
    private final SplittingSettings settings;

    public FindGroupSums(RouteTable table, CountGroup count, SplittingSettings settings) {
        this.table = table;
        this.count = count;
        this.settings = settings;
    }

    /**
     * Looks at a group's year.
     *
     * @param flows of these members in that year
     * @param on the day by whose limits the year is judged
     */
    public List<Suspicion> find(
            String groupId,
            List<YearView> members,
            Collection<Flow> flows,
            Function<String, Optional<Recipient>> recipients,
            LocalDate on) {
        List<Suspicion> found = new ArrayList<>();
        for (Limit limit : limits(on)) {
            List<YearView> below =
                    members.stream().filter(member -> isBelow(member, limit)).toList();
            if (below.size() < 2) {
                continue;
            }
            Optional<Suspicion> sum = sum(groupId, below, limit, flows, recipients);
            sum.or(() -> sharedFlow(groupId, below, limit, flows, recipients)).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Suspicion> sum(
            String groupId,
            List<YearView> below,
            Limit limit,
            Collection<Flow> flows,
            Function<String, Optional<Recipient>> recipients) {
        Optional<GroupCount> together = atLeast(below, limit, limit.firstCount());
        if (together.isEmpty()) {
            return Optional.empty();
        }
        SharedFlows shared = SharedFlows.among(of(below, flows), recipients);
        SortedSet<String> facts = new TreeSet<>(shared.facts());
        below.forEach(member -> facts.add("member " + member.handlerId()));
        return Optional.of(new Suspicion(
                Signal.GROUP_SUM,
                Scope.group(groupId),
                ids(below),
                below.get(0).year(),
                Optional.of(limit),
                facts,
                shared.holds(),
                Evidence.of(settings)
                        .counting(figures(below, limit), together(together.get()))
                        .flowing(shared.evidence())));
    }

    private Optional<Suspicion> sharedFlow(
            String groupId,
            List<YearView> below,
            Limit limit,
            Collection<Flow> flows,
            Function<String, Optional<Recipient>> recipients) {
        SharedFlows shared = SharedFlows.among(of(below, flows), recipients);
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        List<YearView> sharing = below.stream()
                .filter(member -> shared.handlerIds().contains(member.handlerId()))
                .toList();
        long near = SplittingSettings.share(limit.firstCount(), settings.sharedFlowPercent());
        return atLeast(sharing, limit, near)
                .map(together -> new Suspicion(
                        Signal.SHARED_FLOW,
                        Scope.group(groupId),
                        ids(sharing),
                        below.get(0).year(),
                        Optional.of(limit),
                        shared.facts(),
                        List.of(),
                        Evidence.of(settings)
                                .counting(figures(sharing, limit), together(together))
                                .flowing(shared.evidence())));
    }

    /** Persons are counted together only where the sum could be enough: that is the dear part. */
    private Optional<GroupCount> atLeast(List<YearView> members, Limit limit, long least) {
        long sum = 0;
        for (YearView member : members) {
            sum += Math.min(least, member.headCounts().of(limit.subjectClass()).upper());
        }
        if (sum < least) {
            return Optional.empty();
        }
        GroupCount together = count.count(ids(members), members.get(0).year()).of(limit.subjectClass());
        return together.upper() >= least ? Optional.of(together) : Optional.empty();
    }

    private List<Limit> limits(LocalDate on) {
        try {
            return table.limits(on).stream()
                    .filter(limit -> limit.firstCount() > 1)
                    .toList();
        } catch (RuleNotInForce notYet) {
            return List.of();
        }
    }

    private static boolean isBelow(YearView member, Limit limit) {
        long upper = member.headCounts().of(limit.subjectClass()).upper();
        boolean isAssessed = member.route()
                .map(RouteDecision::route)
                .filter(STRICTEST::contains)
                .isPresent();
        return upper > 0 && upper < limit.firstCount() && !isAssessed;
    }

    private static List<Flow> of(List<YearView> members, Collection<Flow> flows) {
        List<String> ids = ids(members);
        return flows.stream()
                .filter(flow -> ids.contains(flow.key().handlerId()))
                .toList();
    }

    private static List<String> ids(List<YearView> members) {
        return members.stream().map(YearView::handlerId).toList();
    }

    private static List<Figure> figures(List<YearView> members, Limit limit) {
        SubjectClass subjectClass = limit.subjectClass();
        return members.stream()
                .map(member -> new Figure(
                        member.handlerId(),
                        member.headCounts().of(subjectClass).lower(),
                        member.headCounts().of(subjectClass).upper()))
                .toList();
    }

    private static Together together(GroupCount count) {
        return new Together(count.lower(), count.upper(), count.basis());
    }
}
