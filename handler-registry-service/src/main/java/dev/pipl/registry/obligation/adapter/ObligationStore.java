package dev.pipl.registry.obligation.adapter;

import dev.pipl.law.duty.RequiredRoute;
import dev.pipl.registry.obligation.Obligation;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Obligations and what else they are derived from, in the database. */
@ApplicationScoped
class ObligationStore implements PanacheRepositoryBase<ObligationEntity, String> {

    /** Every obligation the handler ever had, oldest first. */
    Uni<List<Obligation>> ofHandler(String handlerId) {
        return find("handlerId = ?1 order by since, code", handlerId)
                .list()
                .map(rows -> rows.stream().map(ObligationEntity::toObligation).toList());
    }

    Uni<Void> insert(Obligation obligation) {
        return persist(ObligationEntity.of(obligation)).replaceWithVoid();
    }

    Uni<Void> update(Obligation obligation) {
        return findById(obligation.id()).invoke(row -> row.take(obligation)).replaceWithVoid();
    }

    /**
     * Open obligations whose last day is before that day and of which nobody has been told. Only their rows: one that cannot be
     * read is for whoever works on it to meet.
     *
     * @param without ids to leave out; not empty
     */
    Uni<List<ObligationEntity>> newlyOverdue(LocalDate today, List<String> without, int limit) {
        return find(
                        "dischargedOn is null and not overdueAnnounced and dueOn < ?1 and id not in ?2 order by dueOn, id",
                        today,
                        without)
                .range(0, limit - 1)
                .list();
    }

    Uni<Optional<RequiredRoute>> route(String handlerId) {
        return HandlerRouteEntity.<HandlerRouteEntity>findById(handlerId)
                .map(row -> Optional.ofNullable(row).map(HandlerRouteEntity::toRequiredRoute));
    }

    Uni<List<LocalDate>> auditReports(String handlerId) {
        return AuditReportEntity.<AuditReportEntity>find("handlerId = ?1 order by reportedOn", handlerId)
                .list()
                .map(rows -> rows.stream().map(row -> row.reportedOn).toList());
    }
}
