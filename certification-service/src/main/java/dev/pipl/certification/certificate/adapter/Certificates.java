package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Visibility;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The certificates and their findings in the database. */
@ApplicationScoped
public class Certificates {

    /** What a list is narrowed to; {@code null} does not narrow. */
    record Filter(String bodyId, String handlerId, String status) {}

    /** The certificate, or 404. */
    Uni<CertificateEntity> get(String number) {
        return CertificateEntity.<CertificateEntity>findById(number).map(Certificates::known);
    }

    /** The certificate, held against every other change until the transaction ends; or 404. */
    Uni<CertificateEntity> getForChange(String number) {
        return CertificateEntity.<CertificateEntity>findById(number, LockModeType.PESSIMISTIC_WRITE)
                .map(Certificates::known);
    }

    Uni<Boolean> exists(String number) {
        return CertificateEntity.count("number", number).map(count -> count > 0);
    }

    /** A number that the platform has not given before. */
    Uni<Long> nextNumber() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select nextval('certificate_number')", Long.class)
                        .getSingleResult());
    }

    /** What the caller may see, oldest first. {@code EXPIRED} goes by the day, all else by what is stored. */
    Uni<List<CertificateEntity>> page(PageRequest page, Visibility visible, Filter filter, LocalDate today) {
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
        if (filter.bodyId() != null) {
            where.append(" and bodyId = :body");
            values.put("body", filter.bodyId());
        }
        if (filter.handlerId() != null) {
            where.append(" and handlerId = :handler");
            values.put("handler", filter.handlerId());
        }
        if ("EXPIRED".equals(filter.status())) {
            where.append(" and validUntil < :today");
            values.put("today", today);
        } else if (filter.status() != null) {
            where.append(" and validUntil >= :today and status = :status");
            values.put("today", today);
            values.put("status", filter.status());
        }
        return CertificateEntity.<CertificateEntity>find(where + " order by position", values)
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    /** Those in use of one handler. */
    Uni<List<CertificateEntity>> valid(String handlerId, LocalDate today) {
        return CertificateEntity.list(
                "handlerId = ?1 and status = 'VALID' and validUntil >= ?2 order by position", handlerId, today);
    }

    /** Those not expired, in portions, oldest first. */
    public Uni<List<CertificateEntity>> inForce(LocalDate today, long afterPosition, int countMax) {
        return CertificateEntity.<CertificateEntity>find(
                        "validUntil >= ?1 and position > ?2 order by position", today, afterPosition)
                .range(0, countMax - 1)
                .list();
    }

    Uni<List<ScopeFindingEntity>> findings(PageRequest page, String field, String value) {
        return ScopeFindingEntity.<ScopeFindingEntity>find(
                        field + " = ?1 and position > ?2 order by position",
                        value,
                        page.after().map(cursor -> cursor.number(0)).orElse(0L))
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    private static CertificateEntity known(CertificateEntity row) {
        if (row == null) {
            throw new Refusal(CertificationProblem.CERTIFICATE_UNKNOWN);
        }
        return row;
    }
}
