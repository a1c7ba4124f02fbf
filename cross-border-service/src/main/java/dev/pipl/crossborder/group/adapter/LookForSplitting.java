package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.Evidence.DataSet;
import dev.pipl.crossborder.group.FindGroupSums;
import dev.pipl.crossborder.group.FindPauses;
import dev.pipl.crossborder.group.FindSameDataSets;
import dev.pipl.crossborder.group.FindSplitRecords;
import dev.pipl.crossborder.group.Groups;
import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.group.Suspicion;
import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.PersonMeetings;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.outlook.adapter.PgDailyGrowth;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.review.Flows;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one group's or handler's year for every signal, and records what it sees. Looking again changes nothing. */
@ApplicationScoped
public class LookForSplitting implements SplittingLook {

    private final Groups groups;
    private final LedgerReader ledger;
    private final Flows flows;
    private final Recipients recipients;
    private final PgDailyGrowth growth;
    private final PgDeclarations declarations;
    private final PersonMeetings meetings;
    private final FindGroupSums sums;
    private final FindPauses pauses;
    private final FindSameDataSets dataSets;
    private final FindSplitRecords records;
    private final RecordSuspicions record;
    private final SplittingNumbers numbers;
    private final JdbcCommands commands;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    @SuppressWarnings("checkstyle:ParameterNumber")
    LookForSplitting(
            Groups groups,
            LedgerReader ledger,
            Flows flows,
            Recipients recipients,
            PgDailyGrowth growth,
            PgDeclarations declarations,
            PersonMeetings meetings,
            FindGroupSums sums,
            FindPauses pauses,
            FindSameDataSets dataSets,
            FindSplitRecords records,
            RecordSuspicions record,
            SplittingNumbers numbers,
            JdbcCommands commands,
            Clock clock) {
        this.groups = groups;
        this.ledger = ledger;
        this.flows = flows;
        this.recipients = recipients;
        this.growth = growth;
        this.declarations = declarations;
        this.meetings = meetings;
        this.sums = sums;
        this.pauses = pauses;
        this.dataSets = dataSets;
        this.records = records;
        this.record = record;
        this.numbers = numbers;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void look(Scope scope, int year, Depth depth) {
        List<YearView> members = handlerIds(scope).stream()
                .map(handlerId -> ledger.year(handlerId, year))
                .filter(view -> view.sequence() > 0)
                .toList();
        if (members.isEmpty()) {
            return;
        }
        List<Suspicion> seen = new ArrayList<>();
        scope.groupId().filter(group -> members.size() > 1).ifPresent(group -> seen.addAll(sums(group, year, members)));
        sameDataSets(scope, year, members).ifPresent(seen::add);
        members.forEach(member -> seen.addAll(pauses(member)));
        splitRecords(scope, year, members, depth).ifPresent(seen::add);
        if (!seen.isEmpty()) {
            commands.inTransaction(transaction -> {
                for (Suspicion suspicion : seen) {
                    record.record(transaction, suspicion);
                }
                return null;
            });
        }
    }

    private List<String> handlerIds(Scope scope) {
        return scope.groupId()
                .map(groupId -> groups.members(groupId).stream()
                        .map(member -> member.profile().handlerId())
                        .toList())
                .orElseGet(() -> List.of(scope.id()));
    }

    private List<Suspicion> sums(String groupId, int year, List<YearView> members) {
        LocalDate on = YearAsked.of(Integer.toString(year), BeijingCalendar.today(clock), lawInForceFrom)
                .on();
        return sums.find(groupId, members, flows.of(ids(members), year), recipients::find, on);
    }

    private Optional<Suspicion> sameDataSets(Scope scope, int year, List<YearView> members) {
        List<DataSet> declared = new ArrayList<>();
        for (YearView member : members) {
            HeadCounts counts = member.headCounts();
            if (!counts.nonSensitive().exact() || !counts.sensitive().exact()) {
                declared.addAll(declarations.newest(member.handlerId(), year));
            }
        }
        return dataSets.find(scope, year, declared);
    }

    /** The turn of a year shows in the rows of either year. */
    private List<Suspicion> pauses(YearView member) {
        List<Suspicion> seen = new ArrayList<>();
        int current = BeijingCalendar.today(clock).getYear();
        for (int old = member.year() - 1; old <= member.year() && old < current; old++) {
            YearView view = old == member.year() ? member : ledger.year(member.handlerId(), old);
            if (view.sequence() > 0 && pauses.isNear(view)) {
                seen.addAll(
                        pauses.find(view, growth.days(view.handlerId(), old), growth.days(view.handlerId(), old + 1)));
            }
        }
        return seen;
    }

    private Optional<Suspicion> splitRecords(Scope scope, int year, List<YearView> members, Depth depth) {
        boolean isAnySensitive = members.stream()
                .anyMatch(member -> member.headCounts().sensitive().gross() > 0);
        long persons = members.stream()
                .mapToLong(member -> member.headCounts().nonSensitive().gross())
                .sum();
        boolean isSmall = persons <= numbers.recordSplitPromptPersonsMax();
        if (!isAnySensitive || !(depth == Depth.DAILY || (depth == Depth.QUIET && isSmall))) {
            return Optional.empty();
        }
        return meetings.meetings(
                        ids(members),
                        year,
                        numbers.recordSplitDays(),
                        numbers.recordSplitOccurrencesMax(),
                        recipientId -> recipients
                                .find(recipientId)
                                .map(recipient ->
                                        ReviewHolds.nameKeys(recipient).get(0)))
                .flatMap(found -> records.find(scope, year, found));
    }

    private static List<String> ids(List<YearView> members) {
        return members.stream().map(YearView::handlerId).toList();
    }
}
