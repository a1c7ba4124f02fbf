package dev.pipl.crossborder.year.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.year.DecideYear;
import dev.pipl.crossborder.year.YearState;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.page.Page;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers/{id}/years}. */
@Path("/handlers/{id}/years")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "years")
public class HandlerYearsResource {

    private final LedgerReader ledger;
    private final HandlerAccess handlers;
    private final PgYears years;
    private final JdbcCommands database;
    private final DecideYear decide = new DecideYear(Provisions.load());

    HandlerYearsResource(LedgerReader ledger, HandlerAccess handlers, PgYears years, JdbcCommands database) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.years = years;
        this.database = database;
    }

    @GET
    @Operation(
            summary = "List the years of a handler, oldest first. 按先后列出处理者的年度。",
            description = "Counts, route, state, and until when the record is kept. 人数、路径、状态与保存期限。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-56\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The years in which anything was recorded. 有入账的年度。",
            content = @Content(schema = @Schema(implementation = HandlerYears.class)))
    public Page<HandlerYearView> list(@PathParam("id") String handlerId) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
        return Page.whole(ledger.years(handlerId).stream()
                .map(year -> view(ledger.year(handlerId, year)))
                .toList());
    }

    private HandlerYearView view(YearView year) {
        YearState state = database.inTransaction(
                transaction -> years.find(transaction, year.year()).state());
        LocalDate last = year.latest().map(BeijingCalendar::dateOf).orElse(null);
        return new HandlerYearView(
                year.year(),
                state,
                Count.of(year.headCounts().nonSensitive()),
                Count.of(year.headCounts().sensitive()),
                year.route().map(RouteDecision::route).orElse(null),
                year.sequence(),
                last,
                last == null ? null : decide.keptUntil(last));
    }

    /** One year. */
    @Schema(name = "HandlerYear")
    record HandlerYearView(
            int year,

            @Schema(description = "Of the whole platform. 平台年度状态。")
            YearState state,

            Count nonSensitive,
            Count sensitive,

            @Schema(nullable = true, description = "Null where no rule was in force. 规则未施行时为空。")
            Route route,

            long ledgerSequence,
            @Schema(nullable = true) LocalDate lastRecordedOn,

            @Schema(nullable = true, description = "The last day of the statutory retention. 法定保存期限届满日。")
            LocalDate keptUntil) {}

    /** Distinct persons of one class. */
    @Schema(name = "HandlerYearCount")
    record Count(long lower, long upper, boolean exact, long gross) {
        static Count of(HeadCount count) {
            return new Count(count.lower(), count.upper(), count.exact(), count.gross());
        }
    }

    /** For the contract only. */
    @Schema(name = "HandlerYears")
    record HandlerYears(List<HandlerYearView> items) {}
}
