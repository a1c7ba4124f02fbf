package dev.pipl.audit.duty.adapter;

import dev.pipl.audit.duty.AuditDuty;
import dev.pipl.audit.duty.DetermineAuditDuty;
import dev.pipl.audit.duty.OwnFrequency;
import dev.pipl.audit.handler.AuditObject;
import dev.pipl.events.EventIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The audit duty from what the database knows. */
@ApplicationScoped
public class AuditDuties {
    private final DetermineAuditDuty duties;

    AuditDuties(DetermineAuditDuty duties) {
        this.duties = duties;
    }

    public Uni<AuditDuty> of(AuditObject object, LocalDate today) {
        return reportedOn(object.id())
                .chain(reports -> frequency(object.id(), today)
                        .map(frequency -> duties.decide(object, reports, frequency, today)));
    }

    /** A report that covered everything that applies: the next period runs from it. */
    public Uni<Void> close(String handlerId, String auditId, LocalDate reportedOn) {
        CycleEntity row = new CycleEntity();
        row.auditId = auditId;
        row.handlerId = handlerId;
        row.reportedOn = reportedOn;
        return row.persistAndFlush().replaceWithVoid();
    }

    Uni<FrequencyEntity> declare(String handlerId, OwnFrequency frequency) {
        FrequencyEntity row = new FrequencyEntity();
        row.id = EventIds.random();
        row.handlerId = handlerId;
        row.years = frequency.years();
        row.declaredOn = frequency.declaredOn();
        return row.persistAndFlush();
    }

    private static Uni<List<LocalDate>> reportedOn(String handlerId) {
        return CycleEntity.<CycleEntity>list("handlerId = ?1 order by reportedOn", handlerId)
                .map(rows -> rows.stream().map(row -> row.reportedOn).toList());
    }

    private static Uni<Optional<OwnFrequency>> frequency(String handlerId, LocalDate today) {
        return FrequencyEntity.<FrequencyEntity>find(
                        "handlerId = ?1 and declaredOn <= ?2 order by declaredOn desc, position desc", handlerId, today)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(FrequencyEntity::toFrequency));
    }
}
