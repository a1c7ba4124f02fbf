package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;

import dev.pipl.crossborder.route.Retraction;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Three years of one handler, with every kind of entry, every kind of crossing and retraction, and a predecessor that was
 * taken over. The same bytes in every run: clock, keys, ids and persons are fixed.
 */
public final class SampleLedger {

    public static final String HANDLER = "sample-handler";
    public static final String PREDECESSOR = "sample-predecessor";

    private final TestLedger ledger = new TestLedger();
    private final LedgerWriter writer = ledger.ledger.writer();
    private int requests;

    public SampleLedger() {
        year2024();
        year2025();
        year2026();
    }

    /** The store that holds it. */
    public LedgerReads reads() {
        return ledger.store;
    }

    private static Transfers sent(String id, String at) {
        return Transfers.of(HANDLER, id).at(Instant.parse(at));
    }

    private void send(Transfers... transfers) {
        String requestId = "sample-request-" + ++requests;
        List<Arrival> arrivals = new ArrayList<>();
        for (Transfers transfer : transfers) {
            arrivals.add(transfer.overHttp(requestId, arrivals.size()));
        }
        writer.write(new Batch.HttpBatch(requestId, arrivals));
    }

    /** Rules come into force within the year; what was before stands unjudged until then. */
    private void year2024() {
        send(sent("2024-before-the-rules", "2024-01-15T02:00:00Z").nonSensitive(people(0, 40)));
        writer.write(new Batch.RuleChanged(
                "sample-rules-1",
                HANDLER,
                2024,
                "route-2024-03-22",
                BeijingCalendar.startOf(LocalDate.of(2024, 3, 22))));
        send(
                sent("2024-first-sensitive", "2024-06-01T02:00:00Z").sensitive(people(38, 43)),
                sent("2024-declared", "2024-06-02T02:00:00Z").declaring("crm", 99_960, 3),
                sent("2024-both", "2024-12-31T15:59:59Z")
                        .nonSensitive(people(35, 45))
                        .sensitive(people(40, 50)));
    }

    /** Kafka and HTTP; grounds claimed, refused and approved; facts of the handler change. */
    private void year2025() {
        send(sent("2025-contract", "2024-12-31T16:00:00Z")
                .nonSensitive(people(0, 30))
                .exempt(ExemptionGround.CONTRACT_NECESSITY, "contract 12"));
        List<Arrival> records = new ArrayList<>();
        for (int offset = 7; offset < 10; offset++) {
            records.add(sent("2025-kafka-" + offset, "2025-03-01T02:00:00.123456789Z")
                    .nonSensitive(people(offset, offset + 20))
                    .tokenKey("sample-key-" + offset % 2)
                    .arrival(new Coordinates.KafkaRecord(SimulatedLog.TOPIC, 0, offset)));
        }
        writer.write(new Batch.KafkaBatch(SimulatedLog.TOPIC, SimulatedLog.TOPIC_ID, 0, 7, 10, records));
        writer.write(new Batch.ProfileChange(
                "sample-registry-1",
                new HandlerSnapshot(HANDLER, 2, Transfers.CRITICAL),
                Instant.parse("2025-05-01T00:00:00Z")));
        send(sent("2025-waits", "2025-06-01T02:00:00Z")
                .nonSensitive(people(100, 110))
                .exempt(ExemptionGround.HUMAN_RESOURCES, "handbook 3")
                .by(2, Transfers.CRITICAL));
        writer.write(Corrections.approving(HANDLER, ExemptionGround.HUMAN_RESOURCES, "handbook 3"));
        writer.write(Corrections.deciding(
                "sample-finding",
                HANDLER,
                ExemptionGround.CONTRACT_NECESSITY,
                "contract 12",
                false,
                Optional.of(LocalDate.of(2025, 1, 1))));
    }

    /** A limit met, taken back, reviewed; a void before its event; a predecessor; the sensitive limit at its person. */
    private void year2026() {
        writer.write(new Batch.YearOpening(
                new HandlerSnapshot(HANDLER, 2, Transfers.CRITICAL), 2026, Instant.parse("2025-12-31T16:00:01Z")));
        writer.write(new Batch.ProfileChange(
                "sample-registry-2",
                new HandlerSnapshot(HANDLER, 3, Transfers.ENTERPRISE),
                Instant.parse("2026-01-02T00:00:00Z")));
        Transfers mistaken = sent("2026-mistaken", "2026-02-01T02:00:00Z")
                .declaring("erp", 100_000, 0)
                .by(3, Transfers.ENTERPRISE);
        send(
                sent("2026-first", "2026-01-10T02:00:00Z")
                        .nonSensitive(people(0, 300))
                        .by(3, Transfers.ENTERPRISE),
                mistaken);
        Arrival proposal = new Arrival(
                Transfers.voiding(mistaken.identity(), "2026-proposal"),
                Instant.parse("2026-02-02T02:00:00Z"),
                Transfers.RECIPIENT,
                new HandlerSnapshot(HANDLER, 3, Transfers.ENTERPRISE),
                new Coordinates.HttpEvent("sample-proposal", 0));
        writer.write(new Batch.HttpBatch("sample-proposal", List.of(proposal)));
        writer.write(Corrections.voiding(mistaken));
        writer.write(Corrections.reviewing(HANDLER, 2026));
        Transfers comesLater = sent("2026-voided-before-it-came", "2026-03-01T02:00:00Z")
                .nonSensitive(people(1_000, 1_010))
                .by(3, Transfers.ENTERPRISE);
        writer.write(Corrections.voiding(comesLater));
        send(
                comesLater,
                sent("2026-important", "2026-03-02T02:00:00Z")
                        .nonSensitive(people(290, 310))
                        .important()
                        .by(3, Transfers.ENTERPRISE));
        takeOver();
        send(sent("2026-sensitive", "2026-05-01T02:00:00Z")
                .sensitive(people(0, 2))
                .by(3, Transfers.ENTERPRISE));
    }

    private void takeOver() {
        send(
                Transfers.of(PREDECESSOR, "p-1")
                        .nonSensitive(people(200, 320))
                        .sensitive(people(1, 4))
                        .tokenKey("sample-key-1"),
                Transfers.of(PREDECESSOR, "p-2").declaring("crm", 60, 1));
        long sequence = ledger.year(PREDECESSOR, 2026).sequence();
        PredecessorYear.Taken taken = new PredecessorYear(ledger.store)
                .of(PREDECESSOR, 2026, sequence, true, dataset -> "succession/sample-succession/" + dataset);
        long since = ledger.year(HANDLER, 2026).sequence();
        int part = 0;
        for (PredecessorYear.Part one : taken.parts()) {
            writer.write(new Batch.TakeOver(
                    "sample-succession",
                    PREDECESSOR,
                    sequence,
                    2026,
                    part++,
                    one,
                    taken.tokenKeyIds(),
                    Instant.parse("2026-04-01T00:00:00Z"),
                    new HandlerSnapshot(HANDLER, 3, Transfers.ENTERPRISE),
                    since));
        }
    }

    /** What the sample shows of a year, to prove that it shows it. */
    public String described(int year) {
        StringBuilder text = new StringBuilder();
        ledger.store.rowsAfter(HANDLER, year, 0, row -> {
            RowBody body = RowCodec.decode(HANDLER, year, row.body());
            text.append(row.sequence()).append(' ').append(row.cause().text()).append(' ');
            text.append(row.nonSensitive()).append('/').append(row.sensitive());
            for (int i = 0; i < body.entries().size(); i++) {
                text.append(" kind ")
                        .append(EntryName.of(i, body.entries().get(i)).kind());
            }
            body.crossings()
                    .forEach(met -> text.append(" crossing ")
                            .append(met.subjectClass().wireName())
                            .append(' ')
                            .append(met.threshold()));
            for (Retraction back : body.retractions()) {
                text.append(" retraction ").append(back.threshold());
            }
            text.append(" route ").append(body.after().route()).append('\n');
        });
        return text.toString();
    }
}
