package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.exemption.ClaimState;
import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.law.Finding;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.PersonsConcerned;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A claimed ground as it goes over the wire. */
@Schema(name = "GroundClaim")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroundClaimView(
        String id,
        String handlerId,
        long version,
        ClaimState state,
        ExemptionGround ground,

        @Schema(description = "The very text the transfers carry. 与出境记录所载一致的文本。")
        String evidence,

        String description,
        PersonsConcerned persons,
        List<String> documents,
        List<String> categories,

        @Schema(description = "How the law answered when it was claimed. 主张时的法律结论。")
        Finding finding,

        String proposedBy,
        OffsetDateTime proposedAt,
        Decided decision,
        Lost loss) {

    /** The second person's decision. */
    @Schema(name = "GroundClaimDecision")
    record Decided(boolean approved, String reason, String by, OffsetDateTime at) {}

    /** Why it no longer holds; {@code from} is absent where it was never met. */
    @Schema(name = "GroundClaimLoss")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lost(LocalDate from, boolean neverMet, String reason, String by, OffsetDateTime at) {}

    static GroundClaimView of(ClaimedGround claim) {
        return new GroundClaimView(
                claim.id(),
                claim.handlerId(),
                claim.version(),
                claim.state(),
                claim.ground(),
                claim.evidence(),
                claim.description(),
                claim.persons(),
                claim.documents(),
                claim.categories().stream().sorted().toList(),
                claim.finding(),
                claim.proposedBy(),
                BeijingCalendar.at(claim.proposedAt()),
                claim.decision()
                        .map(made ->
                                new Decided(made.approved(), made.reason(), made.by(), BeijingCalendar.at(made.at())))
                        .orElse(null),
                claim.loss()
                        .map(loss -> new Lost(
                                loss.neverMet() ? null : loss.from(),
                                loss.neverMet(),
                                loss.reason(),
                                loss.by(),
                                BeijingCalendar.at(loss.at())))
                        .orElse(null));
    }
}
