package dev.pipl.crossborder.root.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.SimulatedClock;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootStatement;
import dev.pipl.crossborder.root.RootTree;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.crossborder.root.VerifyingKey;
import dev.pipl.crossborder.root.adapter.SignRoots.Round;
import dev.pipl.crossborder.root.adapter.SignRoots.Round.Outcome;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventJson;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.idempotency.adapter.Answers;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.trail.JdbcTrail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A real ledger on a real database, with as many instances that sign its roots as a test wants. */
final class RootLedger implements AutoCloseable {

    static final String TOPIC = "ledger-roots.v1";
    static final String SIGNED = "dev.pipl.crossborder.ledger-root-signed.v1";
    static final String INTRODUCED = "dev.pipl.crossborder.ledger-root-key-introduced.v1";

    private final CommittedLedger committed = new CommittedLedger();
    private final JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);
    private final SimulatedClock clock = new SimulatedClock(CommittedLedger.CLOCK.instant());
    private final byte[] wrappingKey = new byte[KeyWrapping.KEY_BYTES];
    final Supplier<KeyWrapping> wrapping = () -> new KeyWrapping(wrappingKey);

    /** Starts over, without a row and a root. */
    void empty() throws SQLException {
        execute("truncate ledger_row, ledger_root, ledger_root_head, ledger_rooted_head, ledger_root_key, outbox,"
                + " raised_alert, audit_trail");
        clock.setTo(CommittedLedger.CLOCK.instant());
    }

    void moveBy(Duration step) {
        clock.goOn(step);
    }

    /** The wrapping key is another from here on. */
    void loseWrappingKey() {
        wrappingKey[0]++;
    }

    SignRoots instance() {
        return instance(new PgRoots());
    }

    SignRoots instance(PgRoots roots) {
        PgRootKeys keys = new PgRootKeys();
        return new SignRoots(
                committed.database(),
                roots,
                keys,
                new RootKeyRing(keys, wrapping),
                outbox,
                AlertsOnce.of(outbox, clock),
                new Settings(),
                clock);
    }

    RootCommands commands() {
        PgRootKeys keys = new PgRootKeys();
        return new RootCommands(
                new PgRoots(),
                keys,
                new RootKeyRing(keys, wrapping),
                committed.commands(),
                new JdbcTrail(),
                outbox,
                AlertsOnce.of(outbox, clock),
                Answers.withoutRequests(),
                clock);
    }

    PgRootProofs proofs() {
        return new PgRootProofs(committed.database(), new PgRoots());
    }

    Connection connect() throws SQLException {
        return committed.database().getConnection();
    }

    static String newHandler() {
        return "h-" + UUID.randomUUID();
    }

    /** One more row in the handler's year. */
    void grow(String handler, int year) {
        committed.send(
                TransferJson.recorded(handler, "r-1", UUID.randomUUID().toString(), year + "-03-01T08:00:00+08:00")
                        .nonSensitive(TransferJson.token(UUID.randomUUID().hashCode())));
    }

    long number(String sql) throws SQLException {
        return committed.number(sql);
    }

    void execute(String sql) throws SQLException {
        committed.run(sql);
    }

    /** As somebody does who owns the database. */
    void tamper(String table, String sql) throws SQLException {
        String trigger = table.equals("ledger_row") ? "ledger_row_only_added" : table + "_only_added";
        execute("alter table " + table + " disable trigger " + trigger);
        execute(sql);
        execute("alter table " + table + " enable trigger " + trigger);
    }

    /** The events' types on a topic, or the codes of alerts, in order. */
    List<JsonNode> sent(String topic) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select event_type, body from outbox where topic = '" + topic + "' order by id")) {
            List<JsonNode> sent = new ArrayList<>();
            while (rows.next()) {
                sent.add(EventJson.mapper()
                        .createObjectNode()
                        .put("type", rows.getString(1))
                        .set("data", EventJson.mapper().readTree(rows.getString(2))));
            }
            return sent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new instance signs a root. */
    SignedRoot signed() throws SQLException {
        return signed(instance());
    }

    /** The instance signs a root. */
    static SignedRoot signed(SignRoots instance) throws SQLException {
        Round round = instance.sign();
        assertThat(round.outcome()).isEqualTo(Outcome.SIGNED);
        return round.newest();
    }

    /** Follows the proof from the handler's row to the signature of that root. */
    void assertProof(long number, String handler, int year, long sequence) throws SQLException {
        InclusionProof proof = proofs().by(number, handler, year).orElseThrow();
        ChainHead leaf = proof.leaf();
        RootKey key =
                keys().stream().filter(one -> one.isFor(number)).findFirst().orElseThrow();
        RootStatement said = RootStatement.read(
                VerifyingKey.of(key.introduction().publicKey()).open(proof.statement(), RootStatement.TYPE));

        assertThat(said.number()).isEqualTo(number);
        assertThat(said.keyId()).isEqualTo(key.keyId());
        assertThat(leaf.sequence()).isEqualTo(sequence);
        assertThat(HexFormat.of().formatHex(leaf.hash())).isEqualTo(hashOfRow(leaf));
        assertThat(RootTree.leads(
                        leaf.leafHash(),
                        proof.index(),
                        said.handlerYears(),
                        proof.path(),
                        HexFormat.of().parseHex(said.treeHash())))
                .isTrue();
    }

    private String hashOfRow(ChainHead leaf) throws SQLException {
        try (Connection connection = connect()) {
            return HexFormat.of()
                    .formatHex(new PgRoots().hashesAt(connection, List.of(leaf)).get(leaf.chain()));
        }
    }

    List<RootKey> keys() throws SQLException {
        try (Connection connection = connect()) {
            return new PgRootKeys().all(connection);
        }
    }

    /** The newest first. */
    List<SignedRoot> roots() throws SQLException {
        try (Connection connection = connect()) {
            return new PgRoots().list(connection, Long.MAX_VALUE, 1000);
        }
    }

    /** The codes of the alerts, in order. */
    List<String> alerts() throws SQLException {
        return sent("alerts.v1").stream()
                .map(sent -> sent.at("/data/code").textValue())
                .toList();
    }

    @Override
    public void close() {
        committed.close();
    }

    private static final class Settings implements RootSettings {
        @Override
        public Duration every() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration silenceMax() {
            return Duration.ofHours(24);
        }
    }
}
