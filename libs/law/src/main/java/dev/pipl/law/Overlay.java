package dev.pipl.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lays an amendment over one provision. The word beside a number, 以上 or 不满, stays. */
final class Overlay {

    private Overlay() {}

    static Provision over(Provision provision, Amendment amendment) {
        List<DatedValue> named = provision.values().stream()
                .filter(value -> value.name().equals(amendment.value()))
                .sorted(Comparator.comparing(DatedValue::inForce))
                .toList();
        if (named.isEmpty()) {
            throw refused(
                    provision.id() + " 没有名为 " + amendment.value() + " 的数值",
                    provision.id() + " has no number " + amendment.value());
        }
        if (amendment.number().isPresent() && amendment.number().getAsLong() < 1) {
            throw refused("数值须为正数", "a number of the law is positive");
        }
        List<DatedValue> others = provision.values().stream()
                .filter(value -> !value.name().equals(amendment.value()))
                .toList();
        List<DatedValue> values = new ArrayList<>(others);
        values.addAll(amended(provision, named, amendment));
        return with(provision, values);
    }

    private static List<DatedValue> amended(Provision provision, List<DatedValue> named, Amendment amendment) {
        if (amendment.inForce().isEmpty()) {
            long number = amendment
                    .number()
                    .orElseThrow(() -> refused("修改须给出数值或者施行日期", "an amendment gives a number or a day"));
            return named.stream()
                    .map(value -> copy(value, number, value.inForce()))
                    .toList();
        }
        LocalDate day = amendment.inForce().get();
        if (day.isBefore(provision.inForce())) {
            throw refused(
                    provision.id() + " 自 " + provision.inForce() + " 起施行",
                    provision.id() + " is in force from " + provision.inForce());
        }
        DatedValue newest = named.get(named.size() - 1);
        if (amendment.number().isEmpty()) {
            List<DatedValue> earlier = named.subList(0, named.size() - 1);
            if (earlier.stream().anyMatch(value -> !value.inForce().isBefore(day))) {
                throw refused("新的施行日期不晚于更早的数值", "the day does not come after that of the number before");
            }
            return joined(until(earlier, day), copy(newest, newest.number(), day));
        }
        List<DatedValue> before =
                named.stream().filter(value -> value.inForce().isBefore(day)).toList();
        DatedValue pattern = before.isEmpty() ? named.get(0) : before.get(before.size() - 1);
        return joined(until(before, day), copy(pattern, amendment.number().getAsLong(), day));
    }

    /** An end that lies after the day on which something else begins is no end any more. */
    private static List<DatedValue> until(List<DatedValue> values, LocalDate day) {
        return values.stream()
                .map(value -> value.until().filter(end -> !end.isBefore(day)).isPresent()
                        ? copy(value, value.number(), value.inForce())
                        : value)
                .toList();
    }

    private static List<DatedValue> joined(List<DatedValue> before, DatedValue last) {
        List<DatedValue> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }

    private static DatedValue copy(DatedValue value, long number, LocalDate inForce) {
        return new DatedValue(
                value.name(),
                value.unit(),
                number,
                value.boundary().map(word -> new Boundary(number, word.inclusive(), word.side())),
                number == value.number() ? value.words() : Optional.empty(),
                inForce,
                Optional.empty(),
                value.basis(),
                value.reading(),
                value.why());
    }

    private static Provision with(Provision provision, List<DatedValue> values) {
        return new Provision(
                provision.id(),
                provision.title(),
                provision.citation(),
                provision.quote(),
                provision.source(),
                provision.inForce(),
                provision.informational(),
                values,
                provision.dates(),
                provision.clauses(),
                provision.notes());
    }

    private static AmendmentRefused refused(String zh, String en) {
        return new AmendmentRefused(new Bilingual(zh, en));
    }
}
