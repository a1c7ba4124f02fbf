package dev.pipl.crossborder.exemption.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a year would be if a ground fell. */
@Path("/handlers/{id}/head-counts/{year}/what-if")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ground-claims")
public class WhatIfResource {

    /** Technical: a year is folded from its first row, which takes seconds for millions of persons. */
    private static final int AT_ONCE_MAX = 2;

    private static final int WAIT_SECONDS_MAX = 5;

    private final LedgerReader ledger;
    private final HandlerAccess handlers;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();
    private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);

    WhatIfResource(LedgerReader ledger, HandlerAccess handlers, Clock clock) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Count a year as if a ground had never been met. 假设某一豁免情形自始不成立，重新计算该年度人数。",
            description =
                    "Distinct persons, not a sum; nothing is written. Few are answered at once: 503 asks to try again."
                            + " 按不重复人数计算，不作任何记录。同时只处理少量请求，503 表示请稍后重试。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CBDF-5\", \"CBDF-7\", \"CBDF-8\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The year as it stands, and as it would. 现状与假设。",
            content = @Content(schema = @Schema(implementation = WhatIfView.class)))
    public WhatIfView whatIf(
            @PathParam("id") String handlerId,
            @PathParam("year") String year,
            @Schema(description = "One of the grounds. 豁免情形。") @QueryParam("ground") String ground,
            @Schema(description = "Of this evidence only; all without it. 仅限该证据；不填则全部。") @QueryParam("evidence")
                    String evidence) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        int asked =
                YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom).year();
        ExemptionGround fallen = Arrays.stream(ExemptionGround.values())
                .filter(known -> known.name().equals(ground))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.ofFields(List.of(new FieldError("ground", "不是已知的豁免情形", "is no known ground"))));
        Optional<String> only = Optional.ofNullable(evidence);
        YearView without = inTurn(handlerId, asked, fallen, only);
        return WhatIfView.of(ledger.year(handlerId, asked), without, fallen, only);
    }

    private YearView inTurn(String handlerId, int year, ExemptionGround ground, Optional<String> evidence) {
        requirePlace();
        try {
            return ledger.yearWithout(handlerId, year, ground, evidence);
        } finally {
            places.release();
        }
    }

    private void requirePlace() {
        try {
            if (places.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(CommonProblem.UNAVAILABLE);
    }
}
