package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00.123456789Z");

    @Test
    void everyKindOfEntryComesBackAsItWas() {
        RowBody body = body();

        RowBody read = RowCodec.decode("h", 2026, RowCodec.encode(body));

        assertThat(read).usingRecursiveComparison().isEqualTo(body);
    }

    @Test
    void theSameBodyGivesTheSameBytes() {
        assertThat(RowCodec.encode(body())).isEqualTo(RowCodec.encode(body()));
    }

    @Test
    void noTokenStandsInARow() {
        String bytes = new String(RowCodec.encode(body()), StandardCharsets.ISO_8859_1);

        assertThat(bytes).doesNotContain("person-token");
    }

    @Test
    void aTruncatedOrExtendedRowIsCorrupt() {
        byte[] whole = RowCodec.encode(body());

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RowCodec.decode("h", 2026, cut)).isInstanceOf(RowCorrupt.class);
        }
        assertThatThrownBy(() -> RowCodec.decode("h", 2026, Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(RowCorrupt.class);
    }

    @Test
    void anyFlippedBitIsFoundByTheChain() {
        TestLedger ledger = new TestLedger();
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 10)));
        LedgerRow row = ledger.store.row("h", 2026, 1).orElseThrow();
        Random random = new Random(1);

        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(row.body().length);
            byte bit = (byte) (1 << random.nextInt(8));
            row.body()[at] ^= bit;
            assertThat(RowChain.follows(RowChain.origin(), row)).isFalse();
            row.body()[at] ^= bit;
        }
        assertThat(RowChain.follows(RowChain.origin(), row)).isTrue();
    }

    @Test
    void whateverIsDamagedBehindTheFirstSectionsNamesItsEvent() {
        byte[] whole = RowCodec.encode(twoTransfersAndAVoid());
        int hashes = RowMeta.length(whole);
        int checks = hashes + 3 * RowChain.HASH_BYTES;
        int fingerprints = checks + 3 * 4;

        for (int at = hashes; at < whole.length; at++) {
            String event = at < checks
                    ? List.of("1", "v", "2").get((at - hashes) / RowChain.HASH_BYTES)
                    : at < fingerprints
                            ? List.of("1", "v", "2").get((at - checks) / 4)
                            : at < fingerprints + 30 * 16 ? "1" : "2";
            for (int bit = 0; bit < 8; bit++) {
                whole[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> RowCodec.decode("h", 2026, whole))
                        .isInstanceOfSatisfying(
                                RowCorrupt.class,
                                corrupt -> assertThat(corrupt.entries())
                                        .extracting(EntryName::id)
                                        .containsExactly(event));
                whole[at] ^= (byte) (1 << bit);
            }
        }
    }

    @Test
    void whateverIsDamagedInTheFirstSectionsNeverGivesAnotherEntry() {
        RowBody body = body();
        byte[] whole = RowCodec.encode(body);
        byte[] rest = Arrays.copyOfRange(whole, RowMeta.length(whole), whole.length);
        MetaEncoder encoder = new MetaEncoder();
        BodyWriter meta = encoder.section(body);
        BodyWriter entries = encoder.entries();
        int named = 0;

        for (BodyWriter damaged : List.of(meta, entries)) {
            for (int at = 0; at < damaged.size(); at++) {
                for (int bit = 0; bit < 8; bit++) {
                    damaged.array()[at] ^= (byte) (1 << bit);
                    try {
                        RowBody read = RowCodec.decode("h", 2026, behind(meta, entries, rest));
                        assertThat(read.entries()).usingRecursiveComparison().isEqualTo(body.entries());
                    } catch (RowCorrupt corrupt) {
                        named += corrupt.entries().isEmpty() ? 0 : 1;
                    }
                    damaged.array()[at] ^= (byte) (1 << bit);
                }
            }
        }
        assertThat(named).isGreaterThan(meta.size() + entries.size());
    }

    @Test
    void transfersThatDifferInPartComeBackAsTheyWere() {
        List<Entry> entries = new ArrayList<>();
        Entry.Transfer one = (Entry.Transfer) recorded(Transfers.of("h", "1").nonSensitive(people(0, 3)));
        String uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
        for (String id : List.of(uuid, "a", uuid.toUpperCase(Locale.ROOT), uuid.replace('-', '0'), uuid + "0", "事件")) {
            for (int differs = 0; differs < 1 << 6; differs++) {
                entries.add(new Entry.Transfer(
                        new EventIdentity("h", (differs & 1) == 0 ? "/crm" : "/hr", id + differs % 2),
                        one.content(),
                        (differs & 2) == 0 ? AT : AT.plusNanos(1),
                        (differs & 4) == 0 ? 7 : 1L << 40,
                        (differs & 8) == 0 ? AT : Instant.parse("1969-12-31T23:59:59.999999999Z"),
                        (differs & 16) == 0 ? AT.toString() : "2026-03-01T08:00:00.123456789+08:00",
                        (differs & 32) == 0 ? "{}" : "{\"purpose\":\"p\"}",
                        new HandlerSnapshot("h", differs % 3, one.handler().facts()),
                        new RecipientSnapshot("r", 1, differs % 5 == 0 ? "SG" : "DE"),
                        one.counting(),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        one.persons()));
                entries.add(entries.get(entries.size() - 1));
            }
        }
        RowBody body = new RowBody(entries, List.of(), List.of(), List.of(), SummaryCodec.NO_FIGURES);

        assertThat(RowCodec.decode("h", 2026, RowCodec.encode(body)).entries()).isEqualTo(entries);
    }

    /** The smallest transfer, octet by octet as {@code docs/ledger-format.md} says it. */
    @Test
    void aTransferStandsAsTheFormatSays() {
        Entry.Transfer first = plain("0f8fad5b-d9cb-469f-a165-70867728950e", 5, 1_001, "01Z");
        Entry.Transfer second = plain("b", 7, 1_002, "02Z");
        MetaEncoder encoder = new MetaEncoder();
        encoder.section(new RowBody(List.of(first, second), List.of(), List.of(), List.of(), SummaryCodec.NO_FIGURES));

        assertThat(HexFormat.of().formatHex(encoder.entries().toBytes()))
                .isEqualTo("01" + "00" + "00" + "00" + "0f8fad5bd9cb469fa16570867728950e" + "0200" + "0a" + "d20f00"
                        + "00" + "03" + "30315a" + "01" + "00" + "00" + "01" + "000000"
                        + "01" + "1f" + "01" + "01" + "62" + "04" + "0200" + "01" + "02" + "325a" + "01" + "000000");
    }

    private static Entry.Transfer plain(String id, long position, long occurredMillis, String text) {
        return new Entry.Transfer(
                new EventIdentity("h", "/crm", id),
                ContentHash.of(new byte[32]),
                Instant.ofEpochSecond(1),
                position,
                Instant.ofEpochMilli(occurredMillis),
                text,
                "{}",
                new HandlerSnapshot("h", 1, new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty())),
                new RecipientSnapshot("r", 1, "SG"),
                Entry.Counting.PLAIN,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Persons.NOBODY);
    }

    @Test
    void twoEntriesThatChangedPlacesAreBothNamed() {
        byte[] whole = RowCodec.encode(twoTransfersAndAVoid());
        int hashes = RowMeta.length(whole);
        byte[] first = Arrays.copyOfRange(whole, hashes, hashes + RowChain.HASH_BYTES);
        System.arraycopy(whole, hashes + 2 * RowChain.HASH_BYTES, whole, hashes, RowChain.HASH_BYTES);
        System.arraycopy(first, 0, whole, hashes + 2 * RowChain.HASH_BYTES, RowChain.HASH_BYTES);

        assertThatThrownBy(() -> RowCodec.decode("h", 2026, whole))
                .hasMessageContaining("/crm 1 and 1 more")
                .isInstanceOfSatisfying(
                        RowCorrupt.class,
                        corrupt -> assertThat(corrupt.entries())
                                .extracting(EntryName::id)
                                .containsExactly("1", "2"));
    }

    /** The check as {@code docs/ledger-format.md} says it, octet by octet, for the smallest entry. */
    @Test
    void theCheckOfAnOpeningIsOverItsKindItsTextsAndItsInstant() {
        RowBody body = new RowBody(
                List.of(new Entry.Opening("o", 2025, Route.NONE, Instant.parse("1970-01-01T00:00:01Z"))),
                List.of(),
                List.of(),
                List.of(),
                SummaryCodec.NO_FIGURES);
        byte[] octets = RowCodec.encode(body);
        byte[] said = {5, 1, 'o', (byte) 0xe9, 0x0f, 4, 'N', 'O', 'N', 'E', 2, 0};
        CRC32C check = new CRC32C();
        check.update(said);

        byte[] written = Arrays.copyOfRange(octets, octets.length - 4, octets.length);

        assertThat(Bytes.intAt(written, 0)).isEqualTo((int) check.getValue());
    }

    @Test
    void aRowOfAnUnknownVersionIsNotGuessedAt() {
        byte[] body = RowCodec.encode(body());
        body[0] = 99;

        assertThatThrownBy(() -> RowCodec.decode("h", 2026, body)).hasMessageContaining("version 99");
    }

    private static byte[] behind(BodyWriter meta, BodyWriter entries, byte[] rest) {
        BodyWriter out = new BodyWriter(256);
        out.octet(RowCodec.VERSION);
        out.varint(entries.size());
        out.bytes(PackedBytes.pack(meta, 0));
        out.raw(entries.array(), entries.size());
        out.bytes(rest);
        return out.toBytes();
    }

    private static RowBody twoTransfersAndAVoid() {
        return new RowBody(
                List.of(
                        recorded(Transfers.of("h", "1")
                                .nonSensitive(people(0, 20))
                                .sensitive(people(10, 30))),
                        Entries.of(
                                Transfers.of("h", "v").overHttp("request", 1),
                                Transfers.voiding(new EventIdentity("h", "/crm", "1"), "v")),
                        recorded(Transfers.of("h", "2").nonSensitive(people(5, 25)))),
                List.of(),
                List.of(),
                List.of(),
                SummaryCodec.NO_FIGURES);
    }

    private static Entry recorded(Transfers sent) {
        Arrival arrival = sent.overHttp("request", 0);
        Draft draft =
                new PrepareEvents(TestLedger::key).prepare(List.of(arrival)).get(0);
        return Entries.of(draft, arrival, sent.event(), RouteTable.of(TestLedger.LAW), Adjustments.NONE);
    }

    private static RowBody body() {
        HandlerFacts facts = new HandlerFacts(HandlerKind.OVERSEAS, true, OptionalLong.of(5_000_000));
        Transfers sent = Transfers.of("h", "1")
                .nonSensitive(people(0, 20))
                .sensitive(people(10, 30))
                .declaring("crm", 7, 8)
                .exempt(ExemptionGround.TREATY)
                .important()
                .tokenKey("2026-a")
                .by(3, facts);
        Arrival arrival = sent.overHttp("request", 5);
        Draft draft =
                new PrepareEvents(TestLedger::key).prepare(List.of(arrival)).get(0);
        RouteTable table = RouteTable.of(TestLedger.LAW);
        return new RowBody(
                List.of(
                        new Entry.Opening("opening", 2025, Route.SECURITY_ASSESSMENT, AT),
                        Entries.of(draft, arrival, sent.event(), table, Adjustments.NONE),
                        Entries.of(arrival, Transfers.voiding(sent.identity(), "v")),
                        new Entry.VoidApproval(new EventIdentity("h", "/crm", "9"), "r", "e", "someone", AT),
                        new Entry.Profile("registry-1", new HandlerSnapshot("h", 4, facts), AT),
                        decided(Optional.of(LocalDate.of(2026, 6, 1)), false),
                        decided(Optional.empty(), true),
                        new Entry.RouteReview("review-1", "r", "e", "someone", AT),
                        new Entry.RuleChange("rule", "route-2", AT),
                        new Entry.TakeOver(
                                "succession",
                                "predecessor",
                                7,
                                1,
                                AT,
                                new HandlerSnapshot("h", 4, facts),
                                true,
                                Optional.of(new DeclaredCounts("hr", 3, 4)),
                                List.of("2026-a", "2026-b"),
                                draft.persons())),
                List.of(new Crossing(
                        SubjectClass.SENSITIVE, 10_000, OptionalLong.of(9_990), 10_000, "1", AT, "CBDF-7", "route-1")),
                List.of(new RouteChange(
                        2026,
                        Route.NONE,
                        Route.BLOCKED,
                        Optional.of(SubjectClass.NON_SENSITIVE),
                        OptionalLong.of(1),
                        OptionalLong.empty(),
                        "1",
                        AT,
                        "CBDF-5",
                        "threshold-crossed",
                        "route-1")),
                List.of(new Retraction(
                        SubjectClass.SENSITIVE,
                        10_000,
                        10_001,
                        9_999,
                        "void-approved",
                        "correction-1",
                        AT,
                        "CBDF-7",
                        "route-1")),
                new RowFigures(
                        1,
                        2,
                        3,
                        4,
                        new DeclaredTotals(5, 6, 7, 8, 9, 10),
                        11,
                        12,
                        13,
                        14,
                        Route.EXEMPT_GROUND,
                        true,
                        new HeldFigures(15, 16, 17, 18, true, false)));
    }

    private static Entry.GroundDecided decided(Optional<LocalDate> from, boolean isTakenOver) {
        return new Entry.GroundDecided(
                "decision-1",
                ExemptionGround.HUMAN_RESOURCES,
                "contract 4711",
                !isTakenOver,
                from,
                "r",
                "someone",
                AT,
                isTakenOver);
    }
}
