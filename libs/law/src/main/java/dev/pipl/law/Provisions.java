package dev.pipl.law;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All provisions the platform cites, in the order of their instruments.
 *
 * <p>Numbers that rest on an issuer's reading (a Q&amp;A) and not on the law's words can be left out by
 * {@link #without(String)}: the number that held before them then goes on.
 */
public final class Provisions {

    private final Map<String, Provision> byId;

    private Provisions(Map<String, Provision> byId) {
        this.byId = byId;
    }

    /**
     * Reads the provisions of this library.
     *
     * @throws MalformedProvision when a file is not exactly as it should be; nothing is skipped
     */
    public static Provisions load() {
        return ProvisionReader.ofClassPath().read();
    }

    /** The given provisions; two with one id, or a reading that none of them is, are refused. */
    static Provisions of(Collection<Provision> provisions) {
        Map<String, Provision> byId = new LinkedHashMap<>();
        for (Provision provision : provisions) {
            if (byId.put(provision.id(), provision) != null) {
                throw new MalformedProvision(provision.id(), "two files carry this id");
            }
        }
        Provisions all = new Provisions(byId);
        for (String reading : all.readings()) {
            if (!byId.containsKey(reading)) {
                throw new MalformedProvision(reading, "a number rests on this reading, but no file describes it");
            }
        }
        return all;
    }

    /**
     * The provision with that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Provision get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no provision " + id));
    }

    /** The provision with that id, if there is one. */
    public Optional<Provision> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All provisions, instrument by instrument. */
    public List<Provision> all() {
        return List.copyOf(byId.values());
    }

    /** The ids of the readings that numbers rest on, such as {@code QA-APR-1}. */
    public Set<String> readings() {
        return all().stream()
                .flatMap(provision -> provision.values().stream())
                .flatMap(value -> value.reading().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The same law without the numbers that rest on one reading.
     *
     * @throws IllegalArgumentException when nothing rests on it
     */
    public Provisions without(String reading) {
        if (!readings().contains(reading)) {
            throw new IllegalArgumentException("no number rests on the reading " + reading);
        }
        Map<String, Provision> remaining = new LinkedHashMap<>();
        byId.forEach((id, provision) -> remaining.put(id, withoutReading(provision, reading)));
        return new Provisions(remaining);
    }

    /**
     * The same law with these amendments laid over it, one after the other: for asking what would be.
     *
     * @throws AmendmentRefused for an unknown provision or number, a number that is none, or a day that does not fit
     */
    public Provisions amended(List<Amendment> amendments) {
        Map<String, Provision> amended = new LinkedHashMap<>(byId);
        for (Amendment amendment : amendments) {
            Provision provision = amended.get(amendment.provision());
            if (provision == null) {
                throw new AmendmentRefused(new Bilingual(
                        "没有条文 " + amendment.provision(), "there is no provision " + amendment.provision()));
            }
            amended.put(provision.id(), Overlay.over(provision, amendment));
        }
        return new Provisions(amended);
    }

    private static Provision withoutReading(Provision provision, String reading) {
        return new Provision(
                provision.id(),
                provision.title(),
                provision.citation(),
                provision.quote(),
                provision.source(),
                provision.inForce(),
                provision.informational(),
                provision.values().stream()
                        .filter(value -> !value.reading().equals(Optional.of(reading)))
                        .toList(),
                provision.dates(),
                provision.clauses(),
                provision.notes());
    }
}
