package dev.pipl.system.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.ledger.Entry;
import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.Prf;
import dev.pipl.crossborder.ledger.RowChain;
import dev.pipl.crossborder.ledger.RowCodec;
import dev.pipl.crossborder.ledger.WrappedYearKeys;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.ledger.adapter.PgYearKeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what the ledger says and holds with what was sent. */
final class Examination {

    /** What two longs of a fingerprint are. */
    private record Fingerprint(long high, long low) {}

    private final Parts parts;
    private final Oracle oracle;
    private final List<String> handlers;
    private final Prf prf;
    private final Set<String> recorded = new HashSet<>();
    private final Verdict verdict = new Verdict();
    private long recordedByKafka;
    private long bothByHttp;
    private long rows;

    Examination(Parts parts, Oracle oracle, List<String> handlers) {
        this.parts = parts;
        this.oracle = oracle;
        this.handlers = handlers;
        this.prf = new WrappedYearKeys(new PgYearKeyStore(parts.dataSource(), Clock.systemUTC()), this::wrapping)
                .of(Traffic.YEAR)
                .orElseThrow()
                .prf();
    }

    /** @param asked the instances that are alive */
    Verdict examine(List<Instance> asked, HttpSenders http) {
        for (String handlerId : handlers) {
            asked.forEach(instance -> headCounts(instance, handlerId));
            ledger(handlerId);
        }
        verdict.equal("台账行数大于零", "the ledger has rows", true, rows > 0);
        verdict.equal("每个事件恰好入账一次", "every event is recorded once", oracle.events(), recorded);
        long rejected = parts.number("select count(*) from transfer_rejection");
        verdict.equal("被拒记录数", "rejected records", oracle.kafkaRejected(), rejected);
        verdict.equal(
                "Kafka:接受 + 拒绝 + 重复 = 发送",
                "Kafka: accepted + rejected + duplicates = sent",
                oracle.kafkaRecords(),
                recordedByKafka + rejected + oracle.kafkaDuplicates() + bothByHttp);
        verdict.equal(
                "读取位置等于发送记录数",
                "the position is the number of records sent",
                oracle.kafkaRecords(),
                parts.number("select coalesce(sum(next), 0) from ledger_position"));
        verdict.equal(
                "HTTP:接受 + 重复 = 发送",
                "HTTP: accepted + duplicates = sent",
                oracle.httpEvents(),
                http.accepted() + http.duplicates());
        verdict.equal(
                "没有事件发出两次",
                "no event was made out twice",
                0L,
                parts.number("select count(*) - count(distinct event_id) from outbox"));
        return verdict;
    }

    long rows() {
        return rows;
    }

    private void headCounts(Instance instance, String handlerId) {
        String path = "/handlers/" + handlerId + "/head-counts/" + Traffic.YEAR;
        JsonNode counts = instance.get(path, parts.token(handlerId))
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> json(answer.body()))
                .orElseThrow(() -> new IllegalStateException(instance.name() + " does not answer GET " + path));
        String zh = "实例 " + instance.name() + " 报告的 " + handlerId;
        String en = handlerId + " as " + instance.name() + " tells it";
        verdict.equal(
                zh + " 非敏感人数",
                en + ", non-sensitive",
                (long) oracle.nonSensitive(handlerId).size(),
                counts.at("/nonSensitive/upper").asLong());
        verdict.equal(
                zh + " 敏感人数",
                en + ", sensitive",
                (long) oracle.sensitive(handlerId).size(),
                counts.at("/sensitive/upper").asLong());
    }

    private void ledger(String handlerId) {
        Set<Fingerprint> nonSensitive = new HashSet<>();
        Set<Fingerprint> sensitive = new HashSet<>();
        byte[][] previous = {RowChain.origin()};
        boolean[] isWhole = {true};
        new PgLedgerStore(parts.dataSource(), null).rowsAfter(handlerId, Traffic.YEAR, 0, row -> {
            rows++;
            isWhole[0] &= RowChain.follows(previous[0], row);
            previous[0] = row.hash();
            entries(row, nonSensitive, sensitive);
        });
        verdict.equal(handlerId + " 的链完整", "the chain of " + handlerId + " holds", true, isWhole[0]);
        verdict.equal(
                handlerId + " 的非敏感个人集合",
                "the very persons of " + handlerId + ", non-sensitive",
                fingerprints(oracle.nonSensitive(handlerId)),
                nonSensitive);
        verdict.equal(
                handlerId + " 的敏感个人集合",
                "the very persons of " + handlerId + ", sensitive",
                fingerprints(oracle.sensitive(handlerId)),
                sensitive);
    }

    private void entries(LedgerRow row, Set<Fingerprint> nonSensitive, Set<Fingerprint> sensitive) {
        boolean isByKafka = row.cause().text().startsWith("kafka ");
        for (Entry entry :
                RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()) {
            if (entry instanceof Entry.Transfer transfer) {
                String eventId = transfer.identity().id();
                if (!recorded.add(eventId)) {
                    verdict.equal("事件 " + eventId + " 只入账一次", eventId + " is recorded once", 1L, 2L);
                }
                recordedByKafka += isByKafka ? 1 : 0;
                bothByHttp += !isByKafka && oracle.bothWays().contains(eventId) ? 1 : 0;
                addAll(transfer.persons().nonSensitiveOnly(), nonSensitive);
                addAll(transfer.persons().both(), nonSensitive);
                addAll(transfer.persons().both(), sensitive);
                addAll(transfer.persons().sensitiveOnly(), sensitive);
            }
        }
    }

    private static void addAll(Fingerprints fingerprints, Set<Fingerprint> to) {
        for (int i = 0; i < fingerprints.size(); i++) {
            to.add(new Fingerprint(fingerprints.high(i), fingerprints.low(i)));
        }
    }

    private Set<Fingerprint> fingerprints(Set<String> tokens) {
        Set<Fingerprint> fingerprints = new HashSet<>();
        long[] words = new long[2];
        for (String token : tokens) {
            prf.fingerprint(token, words, 0);
            fingerprints.add(new Fingerprint(words[0], words[1]));
        }
        return fingerprints;
    }

    private KeyWrapping wrapping() {
        try {
            return new KeyWrapping(Base64.getDecoder()
                    .decode(Files.readString(parts.wrappingKey()).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
