package dev.pipl.certification.handler.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.handler.Holder;
import dev.pipl.events.registry.HandlerProfile;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A handler as the registry last told of it. */
@Entity
@Table(name = "handler")
public class HandlerEntity extends PanacheEntityBase {
    private static final TypeReference<HandlerProfile> PROFILE = new TypeReference<>() {};

    @Id
    public String id;

    /** Also in the profile; here to be searched by. */
    public String province;

    public String profile;
    public String lastEventId;

    void take(HandlerProfile told, String eventId) {
        province = told.province();
        profile = Json.write(told);
        lastEventId = eventId;
    }

    Holder toHolder() {
        return new Holder(Json.read(profile, PROFILE), lastEventId);
    }
}
