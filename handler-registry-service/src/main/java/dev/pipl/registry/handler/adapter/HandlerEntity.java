package dev.pipl.registry.handler.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.events.EventJson;
import dev.pipl.events.Wording;
import dev.pipl.registry.handler.Handler;
import dev.pipl.registry.handler.Handler.HandlerFacts;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Generated;

/** A row of {@code handler}. */
@Entity
@Table(name = "handler")
public class HandlerEntity extends PanacheEntityBase {
    @Id
    public String id;

    /** Drawn by the database; the order of the list. */
    @Generated
    @Column(insertable = false, updatable = false)
    public Long number;

    public long version;

    @Column(name = "name_zh")
    public String nameZh;

    @Column(name = "name_en")
    public String nameEn;

    @Column(name = "credit_code")
    public String creditCode;

    public String province;

    @Column(name = "group_id")
    public String groupId;

    @Column(columnDefinition = "text")
    public String facts;

    @Column(name = "registered_at")
    public Instant registeredAt;

    /** The Beijing day for which the obligations were derived last. */
    @Column(name = "derived_on")
    public LocalDate derivedOn;

    static HandlerEntity of(Handler handler) {
        HandlerEntity entity = new HandlerEntity();
        entity.id = handler.id();
        entity.registeredAt = handler.registeredAt();
        entity.take(handler);
        return entity;
    }

    void take(Handler handler) {
        version = handler.version();
        nameZh = handler.name().zh();
        nameEn = handler.name().en();
        creditCode = handler.unifiedSocialCreditCode();
        province = handler.province();
        groupId = handler.groupId();
        facts = EventJson.mapper().valueToTree(handler.facts()).toString();
    }

    public Handler toHandler() {
        try {
            return new Handler(
                    id,
                    version,
                    new Wording(nameZh, nameEn),
                    creditCode,
                    province,
                    groupId,
                    EventJson.mapper().readValue(facts, HandlerFacts.class),
                    registeredAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of handler " + id + " cannot be read", e);
        }
    }
}
