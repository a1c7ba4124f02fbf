package dev.pipl.crossborder.gate.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.gate.ReservationState;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reservation as it goes over the wire; never whom it holds. */
@Schema(name = "Reservation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReservationView(
        String id,
        int year,
        ReservationState state,
        String checkId,
        OffsetDateTime createdAt,

        @Schema(description = "By the machine's clock. 以机器时钟为准。")
        OffsetDateTime expiresAt,

        @Schema(description = "When it was redeemed or released. 兑现或释放时间。")
        OffsetDateTime endedAt,

        @Schema(description = "The event that redeemed it. 兑现它的事件。")
        String eventId) {}
