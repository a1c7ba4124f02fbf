package dev.pipl.verifier.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads the meta section of a body, and the entries, which refer to it. */
final class MetaReader {

    final List<OpenEntry> entries;
    final List<Crossing> crossings;
    final List<RouteChange> routeChanges;
    final List<Retraction> retractions;
    final Figures after;
    private final Octets in;
    private final Tables tables;

    MetaReader(byte[] section, byte[] entryOctets) {
        in = new Octets(section);
        tables = new Tables(in);
        Octets entriesIn = new Octets(entryOctets);
        entries = list(entriesIn.holding(in.number()), new EntryReader(entriesIn, tables)::next);
        crossings = list(this::crossing);
        routeChanges = list(this::routeChange);
        retractions = list(this::retraction);
        after = figures();
        if (!in.isAtEnd() || !entriesIn.isAtEnd()) {
            throw new Unreadable("一节之后还有多余内容", "something follows the end of a section");
        }
    }

    private Crossing crossing() {
        Limit limit = limit();
        OptionalLong ordinal = in.optional();
        return new Crossing(limit, ordinal, in.varint(), in.text(), in.instant(), ref(), ref());
    }

    private Limit limit() {
        return new Limit(SubjectClass.of(ref()), in.varint());
    }

    private RouteChange routeChange() {
        String from = ref();
        String to = ref();
        Optional<SubjectClass> subjectClass = in.flag() ? Optional.of(SubjectClass.of(ref())) : Optional.empty();
        OptionalLong threshold = in.optional();
        in.optional();
        if (subjectClass.isPresent() != threshold.isPresent()) {
            throw new Unreadable("路径变化的类别与门槛须同时出现", "a route change has a class without a threshold, or the reverse");
        }
        String eventId = in.text();
        in.instant();
        ref();
        String reason = ref();
        ref();
        return new RouteChange(
                from, to, subjectClass.map(of -> new Limit(of, threshold.orElseThrow())), eventId, reason);
    }

    private Retraction retraction() {
        return new Retraction(limit(), in.varint(), in.varint(), ref(), in.text(), in.instant(), ref(), ref());
    }

    private Figures figures() {
        Figures.Counts counts = new Figures.Counts(
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint());
        return new Figures(
                counts,
                ref(),
                in.flag(),
                new Figures.Held(in.varint(), in.varint(), in.varint(), in.varint(), in.flag(), in.flag()));
    }

    private String ref() {
        return Tables.at(tables.texts, in.number());
    }

    private <T> List<T> list(Supplier<T> next) {
        return list(in.count(), next);
    }

    private static <T> List<T> list(int count, Supplier<T> next) {
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(next.get());
        }
        return list;
    }
}
