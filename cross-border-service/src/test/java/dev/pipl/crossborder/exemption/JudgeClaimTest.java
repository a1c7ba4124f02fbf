package dev.pipl.crossborder.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every ground, by handler and day: who may claim it, and whether a second person has to approve. */
class JudgeClaimTest {
    private static final LocalDate BEFORE_SMALL_RULES = LocalDate.of(2026, 8, 31);
    private static final LocalDate WITH_SMALL_RULES = LocalDate.of(2026, 9, 1);

    private final JudgeClaim judge = new JudgeClaim(Provisions.load());

    private static HandlerFacts handler(String who) {
        return switch (who) {
            case "SMALL" -> new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.of(99_999));
            case "LARGE" -> new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.of(100_000));
            case "UNCOUNTED" -> new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
            case "CRITICAL" -> new HandlerFacts(HandlerKind.ENTERPRISE, true, OptionalLong.of(200_000));
            case "SMALL_CRITICAL" -> new HandlerFacts(HandlerKind.ENTERPRISE, true, OptionalLong.of(99_999));
            default -> new HandlerFacts(HandlerKind.valueOf(who), false, OptionalLong.of(200_000));
        };
    }

    private static ClaimForm form(ExemptionGround ground, String evidence, String persons) {
        return new ClaimForm(
                ground.name(), evidence, "what and why", persons, List.of("archive 7"), List.of("CONTACT"), null);
    }

    private static Optional<ZoneListing> listing(Optional<String> item) {
        return Optional.of(new ZoneListing("SH", "2026.1", true, true, item));
    }

    private ClaimedGround propose(
            ExemptionGround ground, String who, LocalDate on, String evidence, Optional<ZoneListing> listing) {
        return judge.propose("c-1", "h-1", form(ground, evidence, "EMPLOYEES"), handler(who), listing, "anna", at(on));
    }

    private static Instant at(LocalDate day) {
        return BeijingCalendar.startOf(day);
    }

    private String answer(ExemptionGround ground, String who, LocalDate on, Optional<ZoneListing> listing) {
        try {
            return propose(ground, who, on, "file 7", listing).state().name();
        } catch (Refusal refusal) {
            assertThat(refusal.problem()).isEqualTo(ExemptionProblem.GROUND_NOT_OPEN);
            return refusal.findings().get(0).provision() + " "
                    + refusal.findings().get(0).outcome();
        }
    }

    @ParameterizedTest(name = "{0} by {1}: {2}, from September {3}")
    @CsvSource({
        "CONTRACT_NECESSITY, LARGE, RECORDED, RECORDED",
        "CONTRACT_NECESSITY, SMALL, RECORDED, RECORDED",
        "CONTRACT_NECESSITY, CRITICAL, PENDING, PENDING",
        "CONTRACT_NECESSITY, PUBLIC_BODY, RECORDED, RECORDED",
        "CONTRACT_NECESSITY, OVERSEAS, RECORDED, RECORDED",
        "CONTRACT_NECESSITY, STATE_ORGAN, PIPL-36 state-organ-assesses, PIPL-36 state-organ-assesses",
        "HUMAN_RESOURCES, LARGE, RECORDED, RECORDED",
        "HUMAN_RESOURCES, CRITICAL, PENDING, PENDING",
        "HUMAN_RESOURCES, STATE_ORGAN, PIPL-36 state-organ-assesses, PIPL-36 state-organ-assesses",
        "EMERGENCY, LARGE, RECORDED, RECORDED",
        "EMERGENCY, CRITICAL, PENDING, PENDING",
        "FOREIGN_ORIGIN, LARGE, RECORDED, RECORDED",
        "FOREIGN_ORIGIN, CRITICAL, PENDING, PENDING",
        "TREATY, LARGE, RECORDED, RECORDED",
        "TREATY, CRITICAL, PENDING, PENDING",
        "STATUTORY_DUTY, SMALL, PENDING, RECORDED",
        "STATUTORY_DUTY, LARGE, PENDING, PENDING",
        "STATUTORY_DUTY, UNCOUNTED, PENDING, PENDING",
        "STATUTORY_DUTY, OVERSEAS, PENDING, PENDING",
        "STATUTORY_DUTY, CRITICAL, PENDING, PENDING",
        "STATUTORY_DUTY, SMALL_CRITICAL, PENDING, PENDING",
        "STATUTORY_DUTY, PUBLIC_BODY, PIPL-37 state-organ-assesses, PIPL-37 state-organ-assesses",
        "STATUTORY_DUTY, STATE_ORGAN, PIPL-36 state-organ-assesses, PIPL-36 state-organ-assesses",
        "FREE_TRADE_ZONE, LARGE, RECORDED, RECORDED",
        "FREE_TRADE_ZONE, CRITICAL, CBDF-6 zone-list-not-for-critical-infrastructure,"
                + " CBDF-6 zone-list-not-for-critical-infrastructure",
        "FREE_TRADE_ZONE, STATE_ORGAN, PIPL-36 state-organ-assesses, PIPL-36 state-organ-assesses",
    })
    void eachGroundIsOpenToWhomTheLawOpensItOnTheDay(ExemptionGround ground, String who, String before, String from) {
        assertThat(answer(ground, who, BEFORE_SMALL_RULES, listing(Optional.empty())))
                .isEqualTo(before);
        assertThat(answer(ground, who, WITH_SMALL_RULES, listing(Optional.empty())))
                .isEqualTo(from);
    }

    @Test
    void aZoneIsClaimedOnlyForDataThatItsListInForceLeavesOut() {
        assertThat(answer(ExemptionGround.FREE_TRADE_ZONE, "LARGE", WITH_SMALL_RULES, Optional.empty()))
                .isEqualTo("CBDF-6 zone-list-not-recorded");
        assertThat(answer(ExemptionGround.FREE_TRADE_ZONE, "LARGE", WITH_SMALL_RULES, listing(Optional.of("3.2"))))
                .isEqualTo("CBDF-6 on-negative-list");
    }

    @ParameterizedTest
    @EnumSource
    void blankEvidenceIsNone(ExemptionGround ground) {
        for (String blank : new String[] {null, "", "  "}) {
            assertThatThrownBy(() -> propose(ground, "LARGE", WITH_SMALL_RULES, blank, listing(Optional.empty())))
                    .asInstanceOf(type(Refusal.class))
                    .satisfies(refusal ->
                            assertThat(refusal.findings().get(0).outcome()).isEqualTo("evidence-missing"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void importantDataAreNeverExempt(ExemptionGround ground) {
        ClaimForm form = new ClaimForm(
                ground.name(), "file 7", "what", "EMPLOYEES", List.of("archive"), List.of("CONTACT"), true);

        assertThatThrownBy(() -> judge.propose(
                        "c-1", "h-1", form, handler("LARGE"), listing(Optional.empty()), "anna", at(WITH_SMALL_RULES)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal ->
                        assertThat(refusal.findings().get(0).outcome()).isEqualTo("important-data-never-exempt"));
    }

    @ParameterizedTest
    @CsvSource({"APPLICANTS, applicants-need-a-route", "OTHERS, employees-only"})
    void humanResourcesAreEmployeesOnly(String persons, String outcome) {
        assertThatThrownBy(() -> judge.propose(
                        "c-1",
                        "h-1",
                        form(ExemptionGround.HUMAN_RESOURCES, "file 7", persons),
                        handler("LARGE"),
                        Optional.empty(),
                        "anna",
                        at(WITH_SMALL_RULES)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.findings().get(0).provision()).isEqualTo("QA-JUL-3");
                    assertThat(refusal.findings().get(0).outcome()).isEqualTo(outcome);
                });
    }

    @Test
    void aFormIsRefusedFieldByField() {
        ClaimForm nothing = new ClaimForm(null, null, null, null, null, null, null);

        assertThatThrownBy(() -> judge.propose(
                        "c-1", "h-1", nothing, handler("LARGE"), Optional.empty(), "anna", at(WITH_SMALL_RULES)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactly("ground", "description", "persons", "documents"));
        ClaimForm zone = new ClaimForm("FREE_TRADE_ZONE", "e", "d", "OTHERS", List.of("a"), null, null);
        assertThatThrownBy(() -> judge.propose(
                        "c-1", "h-1", zone, handler("LARGE"), Optional.empty(), "anna", at(WITH_SMALL_RULES)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactly("categories"));
    }

    @Test
    void onlyTheStepsOfTheTableExist() {
        for (ClaimState from : ClaimState.values()) {
            Set<ClaimState> next = EnumSet.noneOf(ClaimState.class);
            for (ClaimState to : ClaimState.values()) {
                if (from.canBecome(to)) {
                    next.add(to);
                }
            }
            assertThat(next)
                    .as(from.name())
                    .isEqualTo(
                            switch (from) {
                                case PENDING -> EnumSet.of(ClaimState.APPROVED, ClaimState.REFUSED);
                                case RECORDED -> EnumSet.of(ClaimState.APPROVED, ClaimState.LOST);
                                case APPROVED -> EnumSet.of(ClaimState.LOST);
                                case REFUSED, LOST -> EnumSet.noneOf(ClaimState.class);
                            });
        }
    }

    @Test
    void anApprovalIsToldToTheLedgerForAllDaysAndALossFromItsDay() {
        LocalDate day = WITH_SMALL_RULES;
        ClaimedGround pending =
                propose(ExemptionGround.CONTRACT_NECESSITY, "CRITICAL", day, "file 7", Optional.empty());
        assertThat(LedgerDecision.of(pending)).isEmpty();

        ClaimedGround approved =
                judge.approve(pending, handler("CRITICAL"), Optional.empty(), "checked", "ben", at(day));
        assertThat(LedgerDecision.of(approved)).hasValueSatisfying(told -> {
            assertThat(told.honoured()).isTrue();
            assertThat(told.from()).isEmpty();
            assertThat(told.evidence()).isEqualTo("file 7");
            assertThat(told.decidedBy()).isEqualTo("ben");
        });

        ClaimedGround lost = judge.lose(approved, new LossForm(day.plusDays(9), null, "expired"), "anna", at(day));
        assertThat(LedgerDecision.of(lost)).hasValueSatisfying(told -> {
            assertThat(told.honoured()).isFalse();
            assertThat(told.from()).contains(day.plusDays(9));
            assertThat(told.decisionId())
                    .isNotEqualTo(LedgerDecision.of(approved).orElseThrow().decisionId());
        });
        ClaimedGround neverMet = judge.lose(approved, new LossForm(null, true, "no contract"), "anna", at(day));
        assertThat(LedgerDecision.of(neverMet).orElseThrow().from()).isEmpty();
    }

    @Test
    void aRefusalIsToldToTheLedgerAndEndsTheClaim() {
        ClaimedGround pending =
                propose(ExemptionGround.STATUTORY_DUTY, "LARGE", WITH_SMALL_RULES, "file 7", Optional.empty());

        ClaimedGround refused = judge.refuse(pending, "no duty", "ben", at(WITH_SMALL_RULES));

        assertThat(LedgerDecision.of(refused).orElseThrow().honoured()).isFalse();
        assertThatThrownBy(() -> judge.approve(
                        refused, handler("LARGE"), Optional.empty(), "again", "ben", at(WITH_SMALL_RULES)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(ExemptionProblem.GROUND_CLAIM_DECIDED));
        assertThatThrownBy(() -> judge.lose(refused, new LossForm(null, true, "x"), "ben", at(WITH_SMALL_RULES)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aRecordedClaimCanBeApprovedOnceItsHandlerBecomesCritical() {
        ClaimedGround recorded =
                propose(ExemptionGround.EMERGENCY, "LARGE", WITH_SMALL_RULES, "file 7", Optional.empty());

        ClaimedGround approved =
                judge.approve(recorded, handler("CRITICAL"), Optional.empty(), "checked", "ben", at(WITH_SMALL_RULES));

        assertThat(approved.state()).isEqualTo(ClaimState.APPROVED);
        assertThat(approved.version()).isEqualTo(2);
    }

    @Test
    void whatIsNotOpenAnyMoreIsNotApproved() {
        ClaimedGround pending =
                propose(ExemptionGround.STATUTORY_DUTY, "LARGE", WITH_SMALL_RULES, "file 7", Optional.empty());

        assertThatThrownBy(() -> judge.approve(
                        pending, handler("STATE_ORGAN"), Optional.empty(), "checked", "ben", at(WITH_SMALL_RULES)))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal ->
                        assertThat(refusal.findings().get(0).provision()).isEqualTo("PIPL-36"));
    }
}
