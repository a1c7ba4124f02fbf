package dev.pipl.crossborder.gate.adapter;

import dev.pipl.events.transfer.ClaimedExemption;
import dev.pipl.events.transfer.DeclaredCounts;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the published contract shows of a question to the gate; the form itself is judged as that of an event. */
final class GateContract {

    static final String QUESTION = """
            {"handlerId":"h-1","recipientId":"r-1","occurredAt":"2026-03-01T08:00:00+08:00",
            "purpose":"customer-support","categories":["CONTACT"],
            "nonSensitiveSubjects":["mJ0c1VbQ7rT2kXz9aLfP3w"],"sensitiveSubjects":[],
            "legalBasis":"CONSENT","separateConsent":true,"importantData":false,"reserve":true}""";

    private GateContract() {}

    /** The data of a transfer, and what to do with them. */
    @Schema(name = "GateQuestion")
    record Question(
            String handlerId,
            String recipientId,
            OffsetDateTime occurredAt,
            String purpose,
            List<String> categories,
            List<String> nonSensitiveSubjects,
            List<String> sensitiveSubjects,
            String tokenKeyId,
            DeclaredCounts declaredCounts,
            String legalBasis,
            boolean separateConsent,
            String pipiaId,
            boolean importantData,
            ClaimedExemption exemption,

            @Schema(description = "Hold the persons if it may be made. 放行时预留这些人。", defaultValue = "false")
            boolean reserve,

            @Schema(description = "Keep nothing of the question and hold nobody. 不留存、不预留。", defaultValue = "false")
            boolean dryRun) {}
}
