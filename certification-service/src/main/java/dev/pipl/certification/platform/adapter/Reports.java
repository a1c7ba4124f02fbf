package dev.pipl.certification.platform.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Visibility;
import dev.pipl.certification.adapter.Announcements;
import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.certification.platform.ReportEvents;
import dev.pipl.events.EventIds;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reports in the database, and what happens to them there. */
@ApplicationScoped
public class Reports {
    private static final int FAILURE_LENGTH_MAX = 200;

    private final Announcements announcements;
    private final SessionOutbox outbox;
    private final Clock clock;

    Reports(Announcements announcements, SessionOutbox outbox, Clock clock) {
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Puts a report in the queue, in the transaction of the change it tells of; answers the event that tells so. */
    public Uni<Outgoing> owe(PlatformReport report) {
        return PlatformReportEntity.of(report)
                .persistAndFlush()
                .replaceWith(() -> announcements.ofBody(
                        EventIds.of("platform-report-due", report.id()), report.bodyId(), ReportEvents.due(report)));
    }

    /** The report, or 404. */
    Uni<PlatformReportEntity> get(String id) {
        return PlatformReportEntity.<PlatformReportEntity>findById(id).map(row -> {
            if (row == null) {
                throw new Refusal(CertificationProblem.PLATFORM_REPORT_UNKNOWN);
            }
            return row;
        });
    }

    /** What the caller may see, oldest first; a filter that is {@code null} does not filter. */
    Uni<List<PlatformReportEntity>> page(
            PageRequest page, Visibility visible, String certificateNumber, String bodyId) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder where = new StringBuilder("position > :after");
        values.put("after", page.after().map(cursor -> cursor.number(0)).orElse(0L));
        if (!visible.all()) {
            where.append(" and (bodyId in :bodies or handlerId in :handlers or handlerId in"
                    + " (select h.id from HandlerEntity h where h.province in :provinces))");
            values.put("bodies", visible.bodies());
            values.put("handlers", visible.handlers());
            values.put("provinces", visible.provinces());
        }
        if (certificateNumber != null) {
            where.append(" and certificateNumber = :number");
            values.put("number", certificateNumber);
        }
        if (bodyId != null) {
            where.append(" and bodyId = :body");
            values.put("body", bodyId);
        }
        return PlatformReportEntity.<PlatformReportEntity>find(where + " order by position", values)
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    /**
     * Those without a receipt, the least tried first, so that one that is refused for ever does not hold up the others. Only
     * their ids: one that cannot be read does not either.
     */
    @WithTransaction
    public Uni<List<String>> owed(int countMax) {
        return PlatformReportEntity.<PlatformReportEntity>find("receipt is null order by attempts, position")
                .range(0, countMax - 1)
                .list()
                .map(rows -> rows.stream().map(row -> row.id).toList());
    }

    /** Those without a receipt in portions, oldest first. */
    public Uni<List<PlatformReportEntity>> owedAfter(long position, int countMax) {
        return PlatformReportEntity.<PlatformReportEntity>find(
                        "receipt is null and position > ?1 order by position", position)
                .range(0, countMax - 1)
                .list();
    }

    /** Counts the attempt, also of a report that then cannot be read, and answers what is to be sent. */
    Uni<PlatformReport> sending(String id) {
        return Panache.withTransaction(() -> forChange(id).invoke(row -> {
                    row.attempts++;
                    row.lastSentAt = clock.instant();
                }))
                .map(PlatformReportEntity::toReport);
    }

    @WithTransaction
    Uni<Void> failed(String id, String why) {
        return forChange(id)
                .invoke(row -> row.lastFailure =
                        why.length() > FAILURE_LENGTH_MAX ? why.substring(0, FAILURE_LENGTH_MAX) : why)
                .replaceWithVoid();
    }

    /** The platform has it. Told once, however often the same receipt comes in. */
    @WithTransaction
    Uni<Void> receipted(String id, String receipt) {
        return forChange(id).chain(row -> {
            if (row.receipt != null) {
                return Uni.createFrom().voidItem();
            }
            PlatformReport report = row.toReport();
            Instant now = clock.instant();
            row.receipt = receipt;
            row.receiptedAt = now;
            row.late = BeijingCalendar.dateOf(now).isAfter(report.due().date());
            row.lastFailure = null;
            return outbox.add(List.of(announcements.ofBody(
                    EventIds.of("platform-report-submitted", id),
                    report.bodyId(),
                    ReportEvents.submitted(report, BeijingCalendar.at(now), receipt, row.late))));
        });
    }

    private static Uni<PlatformReportEntity> forChange(String id) {
        return PlatformReportEntity.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
