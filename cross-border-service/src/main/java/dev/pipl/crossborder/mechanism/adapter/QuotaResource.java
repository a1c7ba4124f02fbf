package dev.pipl.crossborder.mechanism.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.QuotaUse;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much of a mechanism's scale is used. */
@Path("/mechanisms/{id}/quota")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mechanisms")
public class QuotaResource {

    private final MechanismAccess mechanisms;
    private final LedgerReader ledger;
    private final Clock clock;

    QuotaResource(MechanismAccess mechanisms, LedgerReader ledger, Clock clock) {
        this.mechanisms = mechanisms;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Read how much of the scale is used. 查询规模使用情况。",
            description =
                    "The scale is a total over the whole term; the first year counts whole, and a person of two years"
                            + " counts in both. 规模按整个有效期合计，第一年按全年计，跨年的同一人分别计入。",
            extensions = @Extension(name = "x-provisions", value = "[\"NDSR-38\", \"QA-JAN-1\"]", parseValue = true))
    @APIResponse(responseCode = "200", description = "The use of the newest term. 最近有效期的使用情况。")
    @APIResponse(responseCode = "409", description = "It never was in force. 从未生效。")
    public QuotaView read(@PathParam("id") String id) {
        Dossier dossier = mechanisms.require(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        Instant now = clock.instant();
        Validity term = term(dossier, now);
        Instant upTo = term.until()
                .filter(now::isAfter)
                .map(until -> until.minusNanos(1))
                .orElse(now);
        return QuotaView.of(QuotaUse.of(
                dossier.kind(),
                term,
                upTo.isBefore(term.from()) ? term.from() : upTo,
                year -> TermCounts.of(ledger.year(dossier.handlerId(), year).headCounts())));
    }

    /** The one in force now, else the newest. */
    private static Validity term(Dossier dossier, Instant now) {
        return dossier.validities().stream()
                .filter(validity -> validity.covers(now))
                .findFirst()
                .or(dossier::lastValidity)
                .orElseThrow(() -> new Refusal(CommonProblem.STATE_CONFLICT, "该机制从未生效", "It never was in force"));
    }

    /** The use of a scale as it goes over the wire. */
    @Schema(name = "MechanismQuota")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuotaView(
            OffsetDateTime from,
            OffsetDateTime until,
            List<YearUse> byYear,
            ClassUse nonSensitive,
            ClassUse sensitive) {

        /** The upper bounds of one year. */
        @Schema(name = "MechanismQuotaYear")
        record YearUse(int year, long nonSensitive, long sensitive) {}

        /** The use of one class. */
        @Schema(name = "MechanismQuotaClass")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record ClassUse(
                @Schema(description = "Absent where there is no scale. 未设规模则缺省。")
                Long max,

                long used,

                @Schema(description = "Negative when exceeded. 超出为负。")
                Long remaining) {

            private static ClassUse of(QuotaUse use, SubjectClass subjectClass) {
                return new ClassUse(
                        boxed(use.term().scope().personsMax(subjectClass)),
                        use.used().of(subjectClass),
                        boxed(use.remaining(subjectClass)));
            }

            private static Long boxed(OptionalLong number) {
                return number.isEmpty() ? null : number.getAsLong();
            }
        }

        private static QuotaView of(QuotaUse use) {
            return new QuotaView(
                    BeijingCalendar.at(use.term().from()),
                    use.term().until().map(BeijingCalendar::at).orElse(null),
                    use.byYear().entrySet().stream()
                            .map(year -> new YearUse(
                                    year.getKey(),
                                    year.getValue().nonSensitive(),
                                    year.getValue().sensitive()))
                            .toList(),
                    ClassUse.of(use, SubjectClass.NON_SENSITIVE),
                    ClassUse.of(use, SubjectClass.SENSITIVE));
        }
    }
}
