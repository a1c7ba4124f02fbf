package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.exemption.ZoneList;
import dev.pipl.events.EventJson;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.ZoneTier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list as it is stored, and as it goes over the wire. */
@Schema(name = "ZoneList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ZoneListBody(
        String zone,
        String version,
        Bilingual title,
        String source,
        LocalDate effectiveOn,
        LocalDate effectiveUntil,
        Set<String> industries,
        boolean coversCriticalInfrastructure,
        List<Item> items) {

    /** One item. */
    @Schema(name = "ZoneListItem")
    record Item(String code, Bilingual title, Set<String> categories, List<Tier> tiers) {}

    /** What an item asks for; the numbers are the list's own. */
    @Schema(name = "ZoneListTier")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tier(Route route, Long nonSensitivePersonsMin, Long sensitivePersonsMin) {
        static Tier of(ZoneTier tier) {
            return new Tier(tier.route(), orNull(tier.nonSensitivePersonsMin()), orNull(tier.sensitivePersonsMin()));
        }

        ZoneTier toTier() {
            return new ZoneTier(route, orEmpty(nonSensitivePersonsMin), orEmpty(sensitivePersonsMin));
        }

        private static Long orNull(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }

        private static OptionalLong orEmpty(Long number) {
            return number == null ? OptionalLong.empty() : OptionalLong.of(number);
        }
    }

    static ZoneListBody of(ZoneList list) {
        return new ZoneListBody(
                list.zone(),
                list.version(),
                list.title(),
                list.source(),
                list.effectiveOn(),
                list.effectiveUntil().orElse(null),
                list.industries(),
                list.coversCriticalInfrastructure(),
                list.items().stream()
                        .map(item -> new Item(
                                item.code(),
                                item.title(),
                                item.categories(),
                                item.tiers().stream().map(Tier::of).toList()))
                        .toList());
    }

    static ZoneList parse(String json) {
        try {
            return EventJson.mapper().readValue(json, ZoneListBody.class).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored list is unreadable", e);
        }
    }

    private ZoneList toList() {
        return new ZoneList(
                zone,
                version,
                title,
                source,
                effectiveOn,
                Optional.ofNullable(effectiveUntil),
                industries,
                coversCriticalInfrastructure,
                items.stream()
                        .map(item -> new ZoneList.Item(
                                item.code(),
                                item.title(),
                                item.categories(),
                                item.tiers().stream().map(Tier::toTier).toList()))
                        .toList());
    }
}
