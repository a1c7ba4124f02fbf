package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a year would be without a ground, against the same events told the slow and obvious way. */
class YearWithoutTest {
    private static final String HANDLER = "h-1";
    private static final ExemptionGround FALLEN = ExemptionGround.HUMAN_RESOURCES;
    private static final ExemptionGround OTHER = ExemptionGround.CONTRACT_NECESSITY;

    private final TestLedger ledger = new TestLedger();

    /** One event as it is sent, and whether it counts once the ground has fallen. */
    private record Sent(Transfers transfer, ExemptionGround ground, String evidence) {}

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itIsTheYearInWhichNothingSentOnTheGroundWasExempt(long seed) {
        Random random = new Random(seed);
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(send(random, i));
        }
        EventIdentity voided = sent.get(random.nextInt(sent.size())).transfer().identity();
        ledger.ledger
                .writer()
                .write(new Batch.VoidApproved("c-1", voided, "never sent", "log 17", "ben", TestLedger.NOW));
        ledger.ledger
                .writer()
                .write(new Batch.GroundDecided(
                        "d-1", HANDLER, FALLEN, "e-0", true, Optional.empty(), "checked", "ben", TestLedger.NOW));
        int rows = ledger.store.allRows().size();

        for (Optional<String> evidence : List.of(Optional.<String>empty(), Optional.of("e-1"))) {
            YearView without = ledger.ledger.reader().yearWithout(HANDLER, 2026, FALLEN, evidence);

            NaiveLedger naive = naive(sent, voided, evidence);
            assertThat(without.headCounts()).isEqualTo(naive.headCounts());
            assertThat(without.crossings().stream()
                            .map(crossing -> new NaiveLedger.Met(
                                    crossing.subjectClass(),
                                    crossing.threshold(),
                                    crossing.ordinal(),
                                    crossing.eventId()))
                            .toList())
                    .containsExactlyElementsOf(naive.crossings);
        }
        assertThat(ledger.store.allRows()).hasSize(rows);
    }

    private Sent send(Random random, int i) {
        int from = random.nextInt(300);
        Transfers transfer = Transfers.of(HANDLER, "e-" + i)
                .at(Transfers.MARCH.plus(Duration.ofHours(random.nextInt(2_000))))
                .nonSensitive(people(from, from + random.nextInt(60)))
                .sensitive(random.nextInt(4) == 0 ? people(from, from + random.nextInt(5)) : List.of());
        if (random.nextInt(6) == 0) {
            transfer.declaring("set-" + random.nextInt(3), random.nextInt(60_000), random.nextInt(3));
        }
        String evidence = "e-" + random.nextInt(3);
        ExemptionGround ground = random.nextInt(3) == 0 ? null : random.nextBoolean() ? FALLEN : OTHER;
        if (ground != null) {
            transfer.exempt(ground, evidence);
        }
        assertThat(ledger.write(transfer)).isInstanceOf(Outcome.Accepted.class);
        return new Sent(transfer, ground, evidence);
    }

    private static NaiveLedger naive(List<Sent> sent, EventIdentity voided, Optional<String> evidence) {
        NaiveLedger naive = new NaiveLedger();
        for (Sent one : sent) {
            boolean isFallen = one.ground() == FALLEN
                    && evidence.map(one.evidence()::equals).orElse(true);
            if (!one.transfer().identity().equals(voided)) {
                naive.add((isFallen ? one.transfer().counted() : one.transfer()).event());
            }
            if (isFallen) {
                one.transfer().exempt(one.ground(), one.evidence());
            }
        }
        return naive;
    }

    @Test
    void aPersonWhoWasAlsoSentOtherwiseCountsOnce() {
        ledger.write(Transfers.of(HANDLER, "e-1").nonSensitive(people(0, 99_990)));
        ledger.write(Transfers.of(HANDLER, "e-2")
                .nonSensitive(people(99_980, 99_999))
                .exempt(FALLEN));
        assertThat(without())
                .extracting(view -> view.headCounts().nonSensitive().upper())
                .isEqualTo(99_999L);
        assertThat(without().route().map(RouteDecision::route)).contains(Route.EXEMPT_VOLUME);

        ledger.write(Transfers.of(HANDLER, "e-3")
                .nonSensitive(people(99_999, 100_000))
                .exempt(FALLEN));

        assertThat(without().headCounts().nonSensitive().upper()).isEqualTo(100_000);
        assertThat(without().route().map(RouteDecision::route)).contains(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(without().crossings()).anySatisfy(crossing -> {
            assertThat(crossing.threshold()).isEqualTo(100_000);
            assertThat(crossing.eventId()).isEqualTo("e-3");
        });
        assertThat(ledger.year(HANDLER, 2026).headCounts().nonSensitive().upper())
                .isEqualTo(99_990);
    }

    private YearView without() {
        return ledger.ledger.reader().yearWithout(HANDLER, 2026, FALLEN, Optional.empty());
    }

    @Test
    void aYearWithoutRowsIsOneInWhichNothingWasSent() {
        YearView nothing = ledger.ledger.reader().yearWithout("nobody", 2026, FALLEN, Optional.empty());

        assertThat(nothing.sequence()).isZero();
        assertThat(nothing.headCounts().nonSensitive().upper()).isZero();
        assertThat(nothing.route()).isEmpty();
    }
}
