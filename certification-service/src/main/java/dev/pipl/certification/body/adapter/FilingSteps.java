package dev.pipl.certification.body.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.adapter.Announcements;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.body.BodyEvents;
import dev.pipl.certification.body.CertificationBody;
import dev.pipl.certification.body.FilingMaterial;
import dev.pipl.certification.body.FilingState;
import dev.pipl.events.Event;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The steps of a filing: each one change, one trail entry, one event where others should know. */
@ApplicationScoped
class FilingSteps {
    private static final int MATERIAL_LENGTH_MAX = 2000;
    private static final Map<String, FilingMaterial> BY_WIRE_NAME = Arrays.stream(FilingMaterial.values())
            .collect(Collectors.toUnmodifiableMap(FilingMaterial::wireName, m -> m));

    private final Bodies bodies;
    private final CertificationLaw law;
    private final Announcements announcements;
    private final SessionOutbox outbox;
    private final SessionTrail trail;
    private final Clock clock;

    FilingSteps(
            Bodies bodies,
            CertificationLaw law,
            Announcements announcements,
            SessionOutbox outbox,
            SessionTrail trail,
            Clock clock) {
        this.bodies = bodies;
        this.law = law;
        this.announcements = announcements;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    Uni<BodyEntity> register(CertificationBody body, Caller caller) {
        return BodyEntity.of(body)
                .<BodyEntity>persistAndFlush()
                .call(row -> trail.add(entry(caller, "register-certification-body", row.id)
                        .changing(null, Json.tree(BodyView.of(row)))));
    }

    Uni<BodyEntity> submit(String id, Map<String, String> handedIn, LocalDate on, Caller caller) {
        Map<FilingMaterial, String> materials = new EnumMap<>(FilingMaterial.class);
        handedIn.forEach((name, text) -> materials.put(material(name), text(name, text)));
        return change(
                id,
                caller,
                "submit-filing",
                null,
                body -> body.submitted(materials, on, law.clocks().filingReplyDueOn(on), law));
    }

    Uni<BodyEntity> accept(String id, LocalDate on, LocalDate publicisedOn, Caller caller) {
        return change(id, caller, "accept-filing", null, body -> body.accepted(on, publicisedOn));
    }

    Uni<BodyEntity> reject(String id, LocalDate on, String reasons, Caller caller) {
        return change(id, caller, "reject-filing", reasons, body -> body.rejected(on, reasons));
    }

    private Uni<BodyEntity> change(
            String id, Caller caller, String action, String reason, UnaryOperator<CertificationBody> step) {
        return bodies.getForChange(id).chain(row -> {
            JsonNode before = Json.tree(BodyView.of(row));
            CertificationBody after = step.apply(row.toBody());
            row.take(after);
            return row.<BodyEntity>persistAndFlush()
                    .call(() -> trail.add(entry(caller, action, id)
                            .changing(before, Json.tree(BodyView.of(row)))
                            .because(reason)))
                    .call(() -> outbox.add(told(after)));
        });
    }

    private List<Outgoing> told(CertificationBody body) {
        if (body.filing() instanceof FilingState.Filed filed) {
            return List.of(outgoing(body, BodyEvents.filed(body, filed)));
        }
        if (body.filing() instanceof FilingState.Rejected rejected) {
            return List.of(outgoing(body, BodyEvents.rejected(body, rejected)));
        }
        return List.of();
    }

    private Outgoing outgoing(CertificationBody body, Event data) {
        return announcements.ofBody(EventIds.random(), body.id(), data);
    }

    private TrailEntry entry(Caller caller, String action, String id) {
        return TrailEntry.by(caller, clock.instant(), action, "certification-body", id);
    }

    private static FilingMaterial material(String name) {
        FilingMaterial material = BY_WIRE_NAME.get(name);
        if (material == null) {
            throw CertificationProblem.invalid(
                    "materials." + name, "没有这种备案材料", "is not one of the eight filing materials");
        }
        return material;
    }

    private static String text(String name, String text) {
        if (text != null && text.length() > MATERIAL_LENGTH_MAX) {
            throw CertificationProblem.invalid(
                    "materials." + name,
                    "最多 " + MATERIAL_LENGTH_MAX + " 个字符",
                    "has at most " + MATERIAL_LENGTH_MAX + " characters");
        }
        return text == null ? "" : text;
    }
}
