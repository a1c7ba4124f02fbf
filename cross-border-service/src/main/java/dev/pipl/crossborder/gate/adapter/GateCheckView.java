package dev.pipl.crossborder.gate.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.law.route.Route;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A kept decision of the gate as it goes over the wire; never a person. */
@Schema(name = "KeptGateCheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GateCheckView(
        String id,
        Decision decision,

        @Schema(description = "What the conditions said, whatever the mode. 按条件应作的决定，不论模式。")
        Decision wouldDecide,

        GateMode mode,
        Route route,

        @Schema(description = "What carried it. 所依据的机制。") String mechanismId,

        String recipientId,

        @Schema(description = "Left out where it was not kept yet. 早期记录未留存者省略。")
        String purpose,

        @Schema(description = "Whose counts the transfer would enter. 计入的年度。")
        int year,

        OffsetDateTime occurredAt,
        OffsetDateTime checkedAt,

        @Schema(description = "Who asked. 询问者。") String by,

        @Schema(description = "Upper bounds with the transfer and everything reserved. 含该次及已预留的人数上限。")
        GateViews.Projected projected,

        long ledgerSequence,
        String ruleVersion,

        @Schema(description = "Every condition, the gravest first. 逐项条件，最重者在前。")
        List<GateViews.Reason> findings,

        @Schema(description = "What was held for it. 为其预留者。")
        String reservationId) {}
