package dev.pipl.crossborder.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.ledger.CommittedTransfer;
import dev.pipl.crossborder.ledger.RowMeta;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.events.EventJson;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Reviews committed rows of one handler, one after the other. Used for one run; not thread-safe. */
public final class ReviewTransfers {

    private final String handlerId;
    private final Law law;
    private final Facts facts;
    private final Set<EventIdentity> voided;
    private final IntFunction<YearProgress> before;
    private final Map<Integer, YearProgress> years = new HashMap<>();
    private final Verdicts verdicts;
    private final Map<Sent, TransferFile> files = new HashMap<>();
    private final FlowTally flows = new FlowTally();
    private final Map<TransferFinding.Key, TransferFinding> findings = new LinkedHashMap<>();
    private final Map<String, GrossCount> grossCounts = new LinkedHashMap<>();

    /** What does not change from run to run. Thread-safe. */
    public static final class Law {
        private final JudgeTransfer judge;
        private final RouteTable limits;
        private final GrossCount.Finder gross;

        public Law(Provisions provisions) {
            judge = new JudgeTransfer(provisions);
            limits = RouteTable.of(provisions);
            gross = new GrossCount.Finder(provisions);
        }
    }

    /** What a transfer says of itself apart from when: pipelines say the same again and again. */
    private record Sent(String data, HandlerFacts handler, String recipientId, Set<SubjectClass> classes) {}

    /**
     * @param voided transfers to leave out: their void was approved
     * @param before where a year stood when the last run ended; asked once for each year
     */
    public ReviewTransfers(
            String handlerId, Law law, Facts facts, Set<EventIdentity> voided, IntFunction<YearProgress> before) {
        this.handlerId = handlerId;
        this.law = law;
        this.facts = facts;
        this.verdicts = new Verdicts(law.judge::judge, law.limits, facts);
        this.voided = Set.copyOf(voided);
        this.before = before;
    }

    /** The next row of that year. */
    public void add(int year, long sequence, RowMeta row) {
        YearProgress progress = years.computeIfAbsent(year, before::apply);
        List<YearFigures> through = progress.through(row);
        for (int i = 0; i < through.size(); i++) {
            CommittedTransfer transfer = row.transfers().get(i);
            if (!voided.contains(transfer.identity())) {
                look(year, transfer, through.get(i));
            }
        }
        YearProgress after = progress.after(sequence, row);
        years.put(year, after);
        row.transfers().stream()
                .map(transfer -> BeijingCalendar.dateOf(transfer.occurredAt()))
                .max(LocalDate::compareTo)
                .ifPresent(on -> law.gross
                        .in(year, on, after.figures())
                        .forEach(count -> grossCounts.putIfAbsent(count.alertId(handlerId), count)));
    }

    /** What flowed, by these rows alone. */
    public Collection<Flow> flows() {
        return flows.flows();
    }

    /** What was wrong, in these rows alone. */
    public Collection<TransferFinding> findings() {
        return findings.values();
    }

    /** The years that had rows, as they stand now. */
    public Collection<YearProgress> years() {
        return years.values();
    }

    /** The limits that only all persons together reach, by the first row that shows it. */
    public Collection<GrossCount> grossCounts() {
        return grossCounts.values();
    }

    private void look(int year, CommittedTransfer transfer, YearFigures projected) {
        TransferFile file = file(transfer);
        flows.add(year, transfer, file);
        Flow.Occurrence occurrence =
                new Flow.Occurrence(transfer.occurredAt(), transfer.identity().id());
        LocalDate day = BeijingCalendar.dateOf(transfer.occurredAt());
        for (JudgeTransfer.Wrong wrong : verdicts.on(file, projected)) {
            TransferFinding.Key key = new TransferFinding.Key(handlerId, year, wrong.defect(), wrong.subject(), day);
            TransferFinding one =
                    new TransferFinding(key, wrong.finding(), wrong.provisions(), 1, occurrence, occurrence);
            findings.merge(key, one, TransferFinding::plus);
        }
    }

    private TransferFile file(CommittedTransfer transfer) {
        Sent sent = new Sent(
                transfer.data(),
                transfer.handler().facts(),
                transfer.recipient().recipientId(),
                classes(transfer));
        return files.computeIfAbsent(
                        sent,
                        first -> TransferFile.of(
                                parse(first.data()),
                                transfer.occurredAt(),
                                first.handler(),
                                facts.recipient(first.recipientId()),
                                first.classes()))
                .at(transfer.occurredAt());
    }

    /** A pipeline without tokens merely declares of which classes its data set holds somebody. */
    private static Set<SubjectClass> classes(CommittedTransfer transfer) {
        Set<SubjectClass> classes = EnumSet.noneOf(SubjectClass.class);
        Optional<DeclaredCounts> declared = transfer.declaredCounts();
        if (transfer.nonSensitive() > 0
                || declared.map(DeclaredCounts::nonSensitive).orElse(0L) > 0) {
            classes.add(SubjectClass.NON_SENSITIVE);
        }
        if (transfer.sensitive() > 0 || declared.map(DeclaredCounts::sensitive).orElse(0L) > 0) {
            classes.add(SubjectClass.SENSITIVE);
        }
        return classes;
    }

    private static JsonNode parse(String data) {
        try {
            return EventJson.mapper().readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of a committed transfer are unreadable", e);
        }
    }
}
