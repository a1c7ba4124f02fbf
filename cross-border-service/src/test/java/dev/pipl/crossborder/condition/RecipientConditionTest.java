package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.screening.AllowedScope;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may not be provided at all: foreign authorities without approval, and recipients that a measure names. */
class RecipientConditionTest {

    private final Files files = new Files();

    @Test
    void aForeignAuthorityWithoutApprovalGetsNothing() {
        files.foreignAuthority = true;
        assertThat(files.denying()).containsExactly("recipient PIPL-41 BLOCKED", "recipient ANX-15 BLOCKED");
        assertThat(files.verdict().route().route()).isEqualTo(Route.BLOCKED);
    }

    @Test
    void anApprovalFreesOnlyItsRecipientPurposeAndTime() {
        files.foreignAuthority = true;
        files.approvals.add(approval(Files.RECIPIENT, Files.PURPOSE, Optional.empty()));
        assertThat(files.denying()).isEmpty();

        files.approvals = List.of(approval("r-2", Files.PURPOSE, Optional.empty()));
        assertThat(files.verdict().denies()).isTrue();
        files.approvals = List.of(approval(Files.RECIPIENT, "marketing", Optional.empty()));
        assertThat(files.verdict().denies()).isTrue();
        files.approvals = List.of(approval(Files.RECIPIENT, Files.PURPOSE, Optional.of(Duration.ZERO)));
        assertThat(files.verdict().denies()).isTrue();
        files.approvals = List.of(approval(Files.RECIPIENT, Files.PURPOSE, Optional.of(Duration.ofSeconds(1))));
        assertThat(files.verdict().denies()).isFalse();
    }

    @Test
    void aListedRecipientGetsNothingFromTheAnnouncementOn() {
        files.restrictions.add(Files.restriction("PIPL-42", true));
        assertThat(files.denying()).containsExactly("recipient PIPL-42 BLOCKED", "recipient ANX-15 BLOCKED");

        files.occurredAt = Files.AT.minusNanos(1);
        assertThat(files.denying()).isEmpty();
    }

    @Test
    void aPublishedMeasureAgainstACountryBlocks() {
        files.restrictions.add(Files.restriction("PIPL-43", true));
        assertThat(files.denying()).containsExactly("recipient PIPL-43 BLOCKED");
    }

    @Test
    void aPossibleMatchThatNobodyHasReviewedHoldsTheTransferBack() {
        files.restrictions.add(Files.restriction("PIPL-42", false));
        assertThat(files.denying()).containsExactly("recipient PIPL-42 possible-match-unreviewed");
        assertThat(files.verdict().route().route()).isEqualTo(Route.EXEMPT_VOLUME);
    }

    @Test
    void whatTheMeasureItselfAllowsMayGo() {
        files.restrictions.add(leavingRoom());
        assertThat(files.denying()).isEmpty();

        files.categories = Set.of("CONTACT", "HEALTH");
        assertThat(files.verdict().route().route()).isEqualTo(Route.BLOCKED);
    }

    @Test
    void oneMeasureThatLeavesNoRoomBlocksBesideOneThatDoes() {
        files.restrictions.add(leavingRoom());
        files.restrictions.add(Files.restriction("PIPL-42", true));
        assertThat(files.verdict().route().route()).isEqualTo(Route.BLOCKED);
    }

    @Test
    void scenario25AListedRecipientIsBlockedDespiteCertificateAndGround() {
        files.claiming(ExemptionGround.CONTRACT_NECESSITY, "contract 7").with(MechanismKind.CERTIFICATE);
        assertThat(files.verdict().denies()).isFalse();

        files.restrictions.add(Files.restriction("PIPL-42", true));
        assertThat(files.verdict().route().route()).isEqualTo(Route.BLOCKED);
        assertThat(files.denying().get(0)).isEqualTo("recipient PIPL-42 BLOCKED");
    }

    /** A measure that allows the transfer as it stands. */
    private static Restriction leavingRoom() {
        return new Restriction(
                "e-1",
                "PIPL-42",
                "announcement 1",
                Files.AT,
                Optional.empty(),
                Optional.of(new AllowedScope(Set.of(Files.PURPOSE), Set.of("CONTACT"))),
                true);
    }

    private static AuthorityApproval approval(String recipientId, String purpose, Optional<Duration> lasting) {
        return new AuthorityApproval(
                "a-1",
                "h-1",
                recipientId,
                "Ministry of Justice",
                "2026-3",
                Set.of(purpose),
                Files.AT,
                lasting.map(Files.AT::plus));
    }
}
