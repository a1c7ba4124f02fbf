package dev.pipl.certification.body.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;

/** The certification bodies in the database. */
@ApplicationScoped
public class Bodies {

    /** The body, or 404. */
    public Uni<BodyEntity> get(String id) {
        return BodyEntity.<BodyEntity>findById(id).map(Bodies::known);
    }

    /** The body, held against every other change until the transaction ends; or 404. */
    public Uni<BodyEntity> getForChange(String id) {
        return BodyEntity.<BodyEntity>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .map(Bodies::known);
    }

    /** All of them, oldest first. */
    Uni<List<BodyEntity>> page(PageRequest page) {
        return BodyEntity.<BodyEntity>find("position > ?1 order by position", after(page))
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    /** Those with one of the ids, oldest first. */
    Uni<List<BodyEntity>> page(PageRequest page, Collection<String> ids) {
        return BodyEntity.<BodyEntity>find("position > ?1 and id in ?2 order by position", after(page), ids)
                .range(0, page.rowsToRead() - 1)
                .list();
    }

    /** Those that still have to file or wait for an answer. */
    public Uni<List<BodyEntity>> withOpenClock() {
        return BodyEntity.list("filingState in ('QUALIFIED', 'FILING_SUBMITTED') order by position");
    }

    private static long after(PageRequest page) {
        return page.after().map(cursor -> cursor.number(0)).orElse(0L);
    }

    private static BodyEntity known(BodyEntity row) {
        if (row == null) {
            throw new Refusal(CertificationProblem.CERTIFICATION_BODY_UNKNOWN);
        }
        return row;
    }
}
