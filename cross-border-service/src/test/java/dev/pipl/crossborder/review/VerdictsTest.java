package dev.pipl.crossborder.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    private static final JudgeTransfer JUDGE = new JudgeTransfer(Provisions.load());
    private static final RouteTable LIMITS = RouteTable.of(Provisions.load());
    private static final Instant DAY = Instant.parse("2026-02-28T16:00:00Z");
    private static final String RECIPIENT = "r-1";
    private static final long[] COUNTS = {
        0, 1, 2, 40, 41, 42, 9_999, 10_000, 10_001, 60_000, 99_999, 100_000, 100_001, 999_999, 1_000_000, 1_000_001
    };

    private final KnownFacts facts = new KnownFacts(RECIPIENT);
    private int judged;

    @Test
    void transfersThatSayTheSameAreJudgedOnce() {
        Verdicts verdicts = verdicts();

        for (int persons = 1; persons < 1_000; persons++) {
            verdicts.on(file(DAY.plusSeconds(persons), LegalBasis.CONSENT), YearFigures.of(persons, 0));
        }

        assertThat(judged).isEqualTo(1);
    }

    @Test
    void theFirstPersonAtALimitIsJudgedAnew() {
        Verdicts verdicts = verdicts();

        assertThat(verdicts.on(file(DAY, LegalBasis.CONSENT), YearFigures.of(99_998, 0)))
                .isEmpty();
        assertThat(verdicts.on(file(DAY, LegalBasis.CONSENT), YearFigures.of(99_999, 0)))
                .isEmpty();
        assertThat(verdicts.on(file(DAY, LegalBasis.CONSENT), YearFigures.of(100_000, 0)))
                .extracting(JudgeTransfer.Wrong::defect)
                .containsExactly(Defect.MECHANISM_MISSING);
        assertThat(judged).isEqualTo(2);
    }

    @Test
    void theFirstPersonBeyondAMechanismsScaleIsJudgedAnewWithWhatEarlierYearsUsedOfIt() {
        facts.earlierYears.put(2025, new TermCounts(50_000, 0));
        facts.mechanisms.add(mechanism(
                MechanismKind.SECURITY_ASSESSMENT,
                Instant.parse("2025-06-01T00:00:00Z"),
                Optional.empty(),
                OptionalLong.of(150_010)));
        Verdicts verdicts = verdicts();

        assertThat(verdicts.on(file(DAY, LegalBasis.CONSENT), YearFigures.of(100_009, 0)))
                .isEmpty();
        assertThat(verdicts.on(file(DAY, LegalBasis.CONSENT), YearFigures.of(100_010, 0)))
                .isEmpty();
        assertThat(verdicts.on(file(DAY, LegalBasis.CONSENT), YearFigures.of(100_011, 0)))
                .extracting(wrong -> wrong.subject().detail())
                .containsExactly(Optional.of("volume"));
    }

    @Test
    void theMomentAtWhichANoticeIsWithdrawnIsJudgedAnew() {
        Instant withdrawn = DAY.plusSeconds(3_600);
        facts.notices.set(0, notice(Instant.EPOCH, Optional.of(withdrawn)));
        Verdicts verdicts = verdicts();

        assertThat(verdicts.on(file(withdrawn.minusNanos(1), LegalBasis.CONTRACT), YearFigures.of(1, 0)))
                .isEmpty();
        assertThat(verdicts.on(file(withdrawn, LegalBasis.CONTRACT), YearFigures.of(1, 0)))
                .extracting(JudgeTransfer.Wrong::defect)
                .containsExactly(Defect.NOTICE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverIsOnRecordARememberedVerdictIsThatOfAJudgementOfItsOwn(long seed) {
        Random random = new Random(seed);
        record(random);
        Verdicts verdicts = verdicts();

        for (int i = 0; i < 3_000; i++) {
            TransferFile file = file(random);
            YearFigures figures = figures(random);
            assertThat(told(verdicts.on(file, figures)))
                    .as("%s at %s", file, figures)
                    .isEqualTo(told(JUDGE.judge(file, figures, facts)));
        }

        assertThat(judged).isBetween(1, 2_900);
    }

    private Verdicts verdicts() {
        return new Verdicts(
                (file, projected, known) -> {
                    judged++;
                    return JUDGE.judge(file, projected, known);
                },
                LIMITS,
                facts);
    }

    /** Everything of a verdict but the inputs, which are of the first transfer. */
    private static List<List<Object>> told(List<JudgeTransfer.Wrong> verdict) {
        return verdict.stream()
                .map(wrong -> List.<Object>of(
                        wrong.defect(),
                        wrong.subject(),
                        wrong.provisions(),
                        wrong.finding().provision(),
                        wrong.finding().outcome(),
                        wrong.finding().ruleVersion()))
                .toList();
    }

    private void record(Random random) {
        facts.notices.clear();
        facts.foreignAuthority = random.nextInt(4) == 0;
        facts.groundLostFrom = LocalDate.of(2026, 3, random.nextInt(1, 4));
        facts.earlierYears.put(2025, new TermCounts(random.nextInt(100), random.nextInt(40)));
        for (int i = random.nextInt(3); i > 0; i--) {
            facts.notices.add(notice(moment(random), until(random)));
        }
        if (random.nextInt(4) == 0) {
            facts.restrictions.add(new Restriction(
                    "l-1",
                    random.nextBoolean() ? "PIPL-42" : "PIPL-43",
                    "Announcement 7",
                    moment(random),
                    until(random),
                    Optional.empty(),
                    random.nextBoolean()));
        }
        if (random.nextBoolean()) {
            facts.approvals.add(new AuthorityApproval(
                    "a-1",
                    "h-1",
                    RECIPIENT,
                    "Ministry",
                    "No. 1",
                    Set.of(KnownFacts.PURPOSE),
                    moment(random),
                    until(random)));
        }
        List<MechanismKind> kinds = new ArrayList<>(List.of(MechanismKind.values()));
        for (int i = random.nextInt(4); i > 0; i--) {
            OptionalLong max = random.nextInt(3) == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(COUNTS[random.nextInt(COUNTS.length)] + random.nextInt(100));
            Instant from = random.nextBoolean() ? Instant.parse("2025-03-01T00:00:00Z") : moment(random);
            facts.mechanisms.add(mechanism(kinds.remove(random.nextInt(kinds.size())), from, until(random), max));
        }
    }

    private static TransferFile file(Random random) {
        return new TransferFile(
                random.nextInt(200) == 0 ? Instant.parse("2024-03-21T15:00:00Z") : moment(random),
                new HandlerFacts(HandlerKind.values()[random.nextInt(2)], random.nextInt(8) == 0, OptionalLong.empty()),
                RECIPIENT,
                random.nextInt(4) == 0,
                random.nextBoolean(),
                random.nextInt(8) == 0 ? "payroll" : KnownFacts.PURPOSE,
                random.nextInt(4) == 0 ? Set.of("CONTACT", "ORDER") : Set.of("CONTACT"),
                random.nextBoolean()
                        ? Set.of(SubjectClass.NON_SENSITIVE)
                        : Set.of(SubjectClass.NON_SENSITIVE, SubjectClass.SENSITIVE),
                random.nextBoolean() ? LegalBasis.CONSENT : LegalBasis.CONTRACT,
                random.nextBoolean(),
                Optional.empty(),
                random.nextInt(4) == 0
                        ? Optional.of(new ExemptionClaim(
                                ExemptionGround.CONTRACT_NECESSITY, random.nextBoolean() ? "order 17" : " "))
                        : Optional.empty(),
                random.nextInt(8) == 0);
    }

    private static TransferFile file(Instant at, LegalBasis basis) {
        return new TransferFile(
                at,
                new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty()),
                RECIPIENT,
                false,
                false,
                KnownFacts.PURPOSE,
                Set.of("CONTACT"),
                Set.of(SubjectClass.NON_SENSITIVE),
                basis,
                true,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static YearFigures figures(Random random) {
        return new YearFigures(count(random), count(random), random.nextInt(8) == 0, random.nextInt(8) == 0);
    }

    private static ClassCount count(Random random) {
        long counted = COUNTS[random.nextInt(COUNTS.length)] + random.nextInt(3) * random.nextInt(100);
        return new ClassCount(counted, counted + random.nextInt(2));
    }

    /** Within three days, and often at the same moments. */
    private static Instant moment(Random random) {
        return DAY.plusSeconds(3_600L * random.nextInt(72)).minusNanos(random.nextInt(2));
    }

    private static Optional<Instant> until(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(moment(random));
    }

    private static Notice notice(Instant from, Optional<Instant> until) {
        return new Notice("n-1", "h-1", RECIPIENT, Set.of(KnownFacts.PURPOSE), Set.of("CONTACT"), true, from, until);
    }

    private static Mechanism mechanism(
            MechanismKind kind, Instant from, Optional<Instant> until, OptionalLong personsMax) {
        Scope scope = new Scope(
                Set.of(RECIPIENT),
                Set.of(KnownFacts.PURPOSE),
                Set.of("CONTACT"),
                true,
                false,
                personsMax,
                OptionalLong.empty());
        return new Mechanism("m-" + kind, "h-1", kind, "No. 1", "VALID", List.of(new Validity(from, until, scope)));
    }
}
