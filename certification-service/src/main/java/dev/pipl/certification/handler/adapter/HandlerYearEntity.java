package dev.pipl.certification.handler.adapter;

import dev.pipl.certification.handler.YearStanding;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A handler's calendar year as the ledger last told of it. */
@Entity
@Table(name = "handler_year")
public class HandlerYearEntity extends PanacheEntityBase {
    @Id
    public String id;

    public String handlerId;

    @Column(name = "year")
    public int calendarYear;

    public long nonSensitive;
    public long sensitive;
    public boolean importantData;
    public String lastEventId;
    public Instant lastOccurredAt;

    static String idOf(String handlerId, int year) {
        return handlerId + "/" + year;
    }

    void take(YearStanding standing) {
        handlerId = standing.handlerId();
        calendarYear = standing.year();
        nonSensitive = standing.nonSensitive();
        sensitive = standing.sensitive();
        importantData = standing.importantData();
        lastEventId = standing.lastEventId();
        lastOccurredAt = standing.lastOccurredAt().toInstant();
    }

    YearStanding toStanding() {
        return new YearStanding(
                handlerId,
                calendarYear,
                nonSensitive,
                sensitive,
                importantData,
                lastEventId,
                BeijingCalendar.at(lastOccurredAt));
    }
}
