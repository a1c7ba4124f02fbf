package dev.pipl.audit.handler.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.audit.adapter.Json;
import dev.pipl.audit.handler.AuditObject;
import dev.pipl.events.registry.HandlerProfile;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
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

    @Column(insertable = false, updatable = false)
    public Long position;

    /** Also in the profile; here to be searched by. */
    public String province;

    public String profile;

    void take(HandlerProfile told) {
        province = told.province();
        profile = Json.write(told);
    }

    public AuditObject toObject() {
        return new AuditObject(Json.read(profile, PROFILE));
    }
}
