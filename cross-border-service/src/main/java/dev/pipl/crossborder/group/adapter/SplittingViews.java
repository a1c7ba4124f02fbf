package dev.pipl.crossborder.group.adapter;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.Evidence;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Splitting cases as they go over the wire. */
final class SplittingViews {

    private SplittingViews() {}

    /** One case. */
    @Schema(name = "SplittingCase")
    record CaseView(
            String id,
            Signal signal,
            Bilingual title,
            CaseState state,
            @Schema(nullable = true) String groupId,

            @Schema(description = "Those of the handlers concerned whom the caller may see. 有权查看的相关处理者。")
            List<String> handlerIds,

            @Schema(description = "Whether there are others, and their figures are left out. 是否另有未显示的处理者。")
            boolean partial,

            int year,

            @JsonProperty("class") @Schema(name = "class", nullable = true)
            String subjectClass,

            @Schema(nullable = true) Long threshold,
            long version,

            @Schema(description = "One more each time new facts open a cleared case again. 因新事实重新打开的次数加一。")
            int round,

            @Schema(
                    implementation = Object.class,
                    description =
                            "Figures, flows, data sets, dates and settings; no person." + " 证据：数字、流向、数据集、日期与设定，不含个人。")
            Evidence evidence,

            List<Finding> findings,
            List<DecisionView> decisions,
            OffsetDateTime openedAt,
            OffsetDateTime changedAt) {

        /** @param visible the handlers of the case that the caller may see */
        static CaseView of(SplittingCase of, Set<String> visible, List<Finding> findings) {
            boolean isPartial = !visible.containsAll(of.handlerIds());
            return new CaseView(
                    of.id(),
                    of.signal(),
                    of.signal().title(),
                    of.state(),
                    of.groupId().orElse(null),
                    of.handlerIds().stream().filter(visible::contains).toList(),
                    isPartial,
                    of.year(),
                    of.subjectClass().map(SubjectClass::wireName).orElse(null),
                    of.threshold().isPresent() ? of.threshold().getAsLong() : null,
                    of.version(),
                    of.round(),
                    isPartial ? of.evidence().visibleTo(visible) : of.evidence(),
                    findings,
                    of.decisions().stream().map(DecisionView::of).toList(),
                    BeijingCalendar.at(of.openedAt()),
                    BeijingCalendar.at(of.changedAt()));
        }
    }

    /** What a reviewer decided. */
    @Schema(name = "SplittingDecision")
    record DecisionView(int round, CaseState outcome, String reason, OffsetDateTime decidedAt) {

        static DecisionView of(SplittingCase.Decision decision) {
            return new DecisionView(
                    decision.round(), decision.outcome(), decision.reason(), BeijingCalendar.at(decision.decidedAt()));
        }
    }

    /** What a reviewer decides. */
    @Schema(
            name = "NewSplittingDecision",
            requiredProperties = {"decision", "reason"})
    record DecisionForm(
            @Schema(enumeration = {"CLEARED", "CONFIRMED"}) String decision,

            @Schema(description = "At most 2,000 characters. 最多2000字。")
            String reason) {}
}
