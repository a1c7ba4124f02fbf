package dev.pipl.registry.pipia.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.events.EventJson;
import dev.pipl.registry.pipia.Pipia;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Generated;

/** A row of {@code pipia}; {@code body} is the JSON of the whole assessment. */
@Entity
@Table(name = "pipia")
public class PipiaEntity extends PanacheEntityBase {
    @Id
    public String id;

    @Generated
    @Column(insertable = false, updatable = false)
    public Long number;

    @Column(name = "handler_id")
    public String handlerId;

    @Column(name = "completed_on")
    public LocalDate completedOn;

    @Column(name = "superseded_on")
    public LocalDate supersededOn;

    @Column(columnDefinition = "text")
    public String body;

    static PipiaEntity of(Pipia pipia) {
        PipiaEntity entity = new PipiaEntity();
        entity.id = pipia.id();
        entity.handlerId = pipia.handlerId();
        entity.completedOn = pipia.completedOn();
        entity.take(pipia);
        return entity;
    }

    void take(Pipia pipia) {
        supersededOn = pipia.stands() ? null : pipia.supersession().on();
        body = EventJson.mapper().valueToTree(pipia).toString();
    }

    Pipia toPipia() {
        try {
            return EventJson.mapper().readValue(body, Pipia.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the impact assessment " + id + " cannot be read", e);
        }
    }
}
