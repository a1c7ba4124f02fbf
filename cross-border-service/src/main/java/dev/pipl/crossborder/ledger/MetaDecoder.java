package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads what {@link MetaEncoder} writes. */
final class MetaDecoder {

    private final String handlerId;
    private final int year;
    private final BodyReader in;
    private final List<String> texts;
    private final List<HandlerSnapshot> handlers;
    private final List<RecipientSnapshot> recipients;
    private final List<EntryDraft> entries;
    private final List<Crossing> crossings;
    private final List<RouteChange> routeChanges;
    private final List<Retraction> retractions;
    private final RowFigures figures;

    /** Reads what {@link MetaEncoder#encode} writes. */
    static MetaDecoder of(String handlerId, int year, byte[] both) {
        BodyReader in = new BodyReader(both);
        BodyReader entries = in.part(in.varint());
        return new MetaDecoder(handlerId, year, in, entries);
    }

    /**
     * Reads the two sections.
     *
     * @param in the one without the entries
     * @param entriesIn the entries alone
     */
    MetaDecoder(String handlerId, int year, BodyReader in, BodyReader entriesIn) {
        this.handlerId = handlerId;
        this.year = year;
        this.in = in;
        try {
            texts = list(in.count(1), in::text);
            int handlerCount = in.count(1);
            int recipientCount = in.count(1);
            handlers = list(handlerCount, this::handler);
            recipients = list(recipientCount, () -> new RecipientSnapshot(ref(), in.varint(), ref()));
            entries = list(
                    entriesIn.most(in.varint()),
                    new EntryDecoder(handlerId, entriesIn, texts, handlers, recipients)::entry);
            crossings = list(in.count(1), this::crossing);
            routeChanges = list(in.count(1), this::routeChange);
            retractions = list(in.count(1), this::retraction);
            figures = readFigures();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new RowCorrupt("a row holds a value it cannot hold", e);
        }
        if (!in.isAtEnd() || !entriesIn.isAtEnd()) {
            throw new RowCorrupt("bytes after the end of a section");
        }
    }

    List<EntryDraft> entries() {
        return entries;
    }

    List<Crossing> crossings() {
        return crossings;
    }

    List<RouteChange> routeChanges() {
        return routeChanges;
    }

    List<Retraction> retractions() {
        return retractions;
    }

    RowFigures figures() {
        return figures;
    }

    private HandlerSnapshot handler() {
        long version = in.varint();
        return new HandlerSnapshot(
                handlerId, version, new HandlerFacts(HandlerKind.valueOf(ref()), in.flag(), optional()));
    }

    private Crossing crossing() {
        return new Crossing(
                SubjectClass.ofWireName(ref()),
                in.varint(),
                optional(),
                in.varint(),
                in.text(),
                in.instant(),
                ref(),
                ref());
    }

    private RouteChange routeChange() {
        Route from = Route.valueOf(ref());
        Route to = Route.valueOf(ref());
        Optional<SubjectClass> subjectClass =
                in.flag() ? Optional.of(SubjectClass.ofWireName(ref())) : Optional.empty();
        return new RouteChange(
                year, from, to, subjectClass, optional(), optional(), in.text(), in.instant(), ref(), ref(), ref());
    }

    private RowFigures readFigures() {
        long n = in.varint();
        long s = in.varint();
        long grossN = in.varint();
        long grossS = in.varint();
        DeclaredTotals declared =
                new DeclaredTotals(in.varint(), in.varint(), in.varint(), in.varint(), in.varint(), in.varint());
        return new RowFigures(
                n,
                s,
                grossN,
                grossS,
                declared,
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                Route.valueOf(ref()),
                in.flag(),
                new HeldFigures(in.varint(), in.varint(), in.varint(), in.varint(), in.flag(), in.flag()));
    }

    private Retraction retraction() {
        return new Retraction(
                SubjectClass.ofWireName(ref()),
                in.varint(),
                in.varint(),
                in.varint(),
                ref(),
                in.text(),
                in.instant(),
                ref(),
                ref());
    }

    private OptionalLong optional() {
        return in.flag() ? OptionalLong.of(in.varint()) : OptionalLong.empty();
    }

    private String ref() {
        return texts.get(in.index());
    }

    private static <T> List<T> list(int count, Supplier<T> next) {
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(next.get());
        }
        return list;
    }
}
