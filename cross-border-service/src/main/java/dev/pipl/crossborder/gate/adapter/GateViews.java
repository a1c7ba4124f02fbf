package dev.pipl.crossborder.gate.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.condition.ConditionFinding;
import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The gate as it goes over the wire. */
final class GateViews {

    private GateViews() {}

    /** The answer of {@code POST /gate/checks}. */
    @Schema(name = "GateCheck")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(
            String id,
            Decision decision,
            GateMode mode,

            @Schema(description = "In WARN mode only: what the conditions say. 仅在提示模式：按条件应作的决定。")
            Decision wouldDecide,

            @Schema(description = "What this transfer needs. 本次提供所需的路径。")
            Route route,

            ByClass byClass,

            @Schema(nullable = true, description = "What carries it. 所依据的机制。") @JsonInclude
            CoveringMechanism mechanism,

            @Schema(description = "Upper bounds with this transfer and everything reserved. 含本次及已预留的人数上限。")
            Projected projected,

            @Schema(description = "Newest ledger row counted. 所计入的最新台账行。")
            long ledgerSequence,

            String ruleVersion,

            @Schema(description = "Every condition, the gravest first. 逐项条件，最重者在前。")
            List<Reason> findings,

            @Schema(description = "Only on request and when allowed. 仅在请求且放行时。")
            Held reservation) {

        static Check of(GateCheck check) {
            return new Check(
                    check.id(),
                    check.decision(),
                    check.mode(),
                    check.mode() == GateMode.WARN ? check.wouldDecide() : null,
                    check.verdict().route().route(),
                    new ByClass(
                            check.verdict().route().byClass().getOrDefault(SubjectClass.NON_SENSITIVE, Route.NONE),
                            check.verdict().route().byClass().getOrDefault(SubjectClass.SENSITIVE, Route.NONE)),
                    check.verdict().mechanism().map(CoveringMechanism::of).orElse(null),
                    new Projected(
                            check.projected().nonSensitive().upper(),
                            check.projected().sensitive().upper()),
                    check.ledgerSequence(),
                    check.verdict().route().ruleVersion(),
                    check.verdict().findings().stream().map(Reason::of).toList(),
                    check.reservation().map(Held::of).orElse(null));
        }
    }

    @Schema(name = "GateRoutesByClass")
    record ByClass(Route nonSensitive, Route sensitive) {}

    @Schema(name = "CoveringMechanism")
    record CoveringMechanism(String id, MechanismKind kind, String reference) {

        static CoveringMechanism of(Mechanism mechanism) {
            return new CoveringMechanism(mechanism.id(), mechanism.kind(), mechanism.reference());
        }
    }

    @Schema(name = "ProjectedCounts")
    record Projected(long nonSensitive, long sensitive) {}

    /** One condition and its article. */
    @Schema(name = "GateFinding")
    record Reason(
            @Schema(description = "What it is about. 所涉条件。", examples = "impact-assessment")
            String code,

            String provision,
            Bilingual citation,
            String outcome,

            @Schema(description = "Whether the transfer must not be made because of it. 是否因此不得提供。")
            boolean denies,

            Map<String, Object> inputs,
            String ruleVersion) {

        static Reason of(ConditionFinding one) {
            return new Reason(
                    one.condition().code(),
                    one.finding().provision(),
                    one.finding().citation(),
                    one.finding().outcome(),
                    one.denies(),
                    one.finding().inputs(),
                    one.finding().ruleVersion());
        }
    }

    @Schema(name = "HeldReservation")
    record Held(String id, OffsetDateTime expiresAt) {

        static Held of(Reservation reservation) {
            return new Held(reservation.id(), BeijingCalendar.at(reservation.expiresAt()));
        }
    }
}
