package dev.pipl.crossborder.exemption;

import dev.pipl.law.Bilingual;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.route.ZoneTier;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One version of the negative list of a free-trade zone (CBDF 6). It never changes; a new one takes its place on its own
 * first day.
 *
 * @param zone the zone's code
 * @param source where the list was published
 * @param effectiveUntil the last day, inclusive; empty where none is named
 * @param industries codes of the industries or scenarios it covers
 * @param coversCriticalInfrastructure whether it says that it is for operators of critical information infrastructure
 *     too; the platform applies no list to them either way
 */
public record ZoneList(
        String zone,
        String version,
        Bilingual title,
        String source,
        LocalDate effectiveOn,
        Optional<LocalDate> effectiveUntil,
        Set<String> industries,
        boolean coversCriticalInfrastructure,
        List<Item> items) {

    public ZoneList {
        industries = Collections.unmodifiableSet(new TreeSet<>(industries));
        items = List.copyOf(items);
    }

    /**
     * A kind of data that is on the list.
     *
     * @param code its number in the list
     * @param categories the categories of the transfers that fall under it
     * @param tiers the routes it asks for, and from how many persons on
     */
    public record Item(String code, Bilingual title, Set<String> categories, List<ZoneTier> tiers) {
        public Item {
            categories = Collections.unmodifiableSet(new TreeSet<>(categories));
            tiers = List.copyOf(tiers);
        }
    }

    /** Whether it is in force on the day, for which no newer version has taken its place. */
    public boolean isInForce(LocalDate on) {
        return !on.isBefore(effectiveOn)
                && effectiveUntil.map(last -> !on.isAfter(last)).orElse(true);
    }

    /**
     * How it stands to data of these categories. Data under several items follow the strictest of what any of them asks.
     *
     * @param handlerIndustries what the handler is registered in the zone for
     */
    public ZoneListing listing(Set<String> handlerIndustries, Set<String> categories) {
        List<Item> found = items.stream()
                .filter(item -> !Collections.disjoint(item.categories(), categories))
                .toList();
        return new ZoneListing(
                zone,
                version,
                true,
                !Collections.disjoint(industries, handlerIndustries),
                found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(found.stream().map(Item::code).collect(Collectors.joining(", "))),
                found.stream().anyMatch(item -> item.tiers().isEmpty())
                        ? List.of()
                        : found.stream().flatMap(item -> item.tiers().stream()).toList());
    }
}
