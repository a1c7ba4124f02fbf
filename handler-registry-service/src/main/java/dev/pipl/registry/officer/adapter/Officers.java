package dev.pipl.registry.officer.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.duty.Duty;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.obligation.Discharge;
import dev.pipl.registry.obligation.adapter.Fulfilment;
import dev.pipl.registry.obligation.adapter.Obligations;
import dev.pipl.registry.officer.Officer;
import dev.pipl.registry.officer.OfficerDuties;
import dev.pipl.registry.officer.OfficerForm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records officers and their reports, and ends the duties they meet, in the transaction at hand. */
@ApplicationScoped
class Officers implements Fulfilment {
    private final Obligations obligations;
    private final SessionTrail trail;
    private final Clock clock;

    Officers(Obligations obligations, SessionTrail trail, Clock clock) {
        this.obligations = obligations;
        this.trail = trail;
        this.clock = clock;
    }

    Uni<List<Officer>> ofHandler(String handlerId) {
        return OfficerEntity.<OfficerEntity>find("handlerId = ?1 order by number", handlerId)
                .list()
                .map(rows -> rows.stream().map(OfficerEntity::toOfficer).toList());
    }

    Uni<Officer> record(Caller caller, String handlerId, OfficerForm form) {
        Instant now = clock.instant();
        Officer officer = form.toOfficer(UUID.randomUUID().toString(), BeijingCalendar.dateOf(now));
        TrailEntry entry = TrailEntry.by(caller, now, "designate", "protection-officer", officer.id())
                .of(handlerId)
                .changing(null, json(officer));
        return OfficerEntity.of(handlerId, officer, now)
                .persist()
                .chain(() -> trail.add(entry))
                .chain(() -> meet(caller, handlerId, officer))
                .replaceWith(officer);
    }

    Uni<Officer> report(Caller caller, String handlerId, String officerId, OfficerForm.Report report) {
        Instant now = clock.instant();
        return OfficerEntity.<OfficerEntity>findById(officerId).chain(row -> {
            if (row == null || !row.handlerId.equals(handlerId)) {
                throw new Refusal(CommonProblem.RESOURCE_UNKNOWN);
            }
            report.check(row.designatedOn, BeijingCalendar.dateOf(now));
            JsonNode before = json(row.toOfficer());
            row.reportedOn = report.reportedOn();
            row.reportEvidence = report.reportEvidence();
            Officer officer = row.toOfficer();
            TrailEntry entry = TrailEntry.by(caller, now, "report", "protection-officer", officerId)
                    .of(handlerId)
                    .changing(before, json(officer));
            return trail.add(entry)
                    .chain(() -> meet(caller, handlerId, officer))
                    .replaceWith(officer);
        });
    }

    private Uni<Void> meet(Caller caller, String handlerId, Officer officer) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String code : List.of(OfficerDuties.DESIGNATION, OfficerDuties.REPORT)) {
            Optional<Discharge> met = OfficerDuties.met(code, officer, caller.subject());
            if (met.isPresent()) {
                all = all.chain(() -> obligations.dischargeAll(handlerId, code, met.get()));
            }
        }
        return all;
    }

    @Override
    public Uni<Optional<Discharge>> of(String handlerId, Duty duty) {
        return ofHandler(handlerId)
                .map(all -> all.stream()
                        .map(officer -> OfficerDuties.met(duty.code(), officer, "service:handler-registry"))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static JsonNode json(Officer officer) {
        return EventJson.mapper().valueToTree(officer);
    }
}
