package dev.pipl.certification.handler.adapter;

import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.events.registry.HandlerProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is known of handlers, in the database. */
@ApplicationScoped
public class Holders {

    /** Empty for a handler of whom the registry has not told. */
    public Uni<Optional<Holder>> find(String handlerId) {
        return HandlerEntity.<HandlerEntity>findById(handlerId)
                .map(row -> Optional.ofNullable(row).map(HandlerEntity::toHolder));
    }

    /** The handler's province; empty for an unknown handler or one without. */
    public Uni<Optional<String>> province(String handlerId) {
        return HandlerEntity.<HandlerEntity>findById(handlerId)
                .map(row -> Optional.ofNullable(row).map(found -> found.province));
    }

    public Uni<YearStanding> year(String handlerId, int year) {
        return HandlerYearEntity.<HandlerYearEntity>findById(HandlerYearEntity.idOf(handlerId, year))
                .map(row -> row == null ? YearStanding.untold(handlerId, year) : row.toStanding());
    }

    /** The years of which the ledger has told, ascending. */
    public Uni<List<YearStanding>> years(String handlerId) {
        return HandlerYearEntity.<HandlerYearEntity>list("handlerId = ?1 order by calendarYear", handlerId)
                .map(rows -> rows.stream().map(HandlerYearEntity::toStanding).toList());
    }

    public Uni<Void> learn(HandlerProfile profile, String eventId) {
        return HandlerEntity.<HandlerEntity>findById(profile.handlerId())
                .chain(found -> {
                    HandlerEntity row = found == null ? new HandlerEntity() : found;
                    row.id = profile.handlerId();
                    row.take(profile, eventId);
                    return row.persistAndFlush();
                })
                .replaceWithVoid();
    }

    public Uni<Void> learn(String handlerId, int year, UnaryOperator<YearStanding> told) {
        String id = HandlerYearEntity.idOf(handlerId, year);
        return HandlerYearEntity.<HandlerYearEntity>findById(id)
                .chain(found -> {
                    HandlerYearEntity row = found == null ? new HandlerYearEntity() : found;
                    YearStanding before = found == null ? YearStanding.untold(handlerId, year) : found.toStanding();
                    row.id = id;
                    row.take(told.apply(before));
                    return row.persistAndFlush();
                })
                .replaceWithVoid();
    }
}
