package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.YearStanding;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A summary as bytes, for snapshots; crossings and route changes in the form rows have them. */
final class SummaryCodec {

    static final RowFigures NO_FIGURES =
            new RowFigures(0, 0, 0, 0, DeclaredTotals.NONE, 0, 0, 0, 0, Route.NONE, false, HeldFigures.NOTHING);

    private SummaryCodec() {}

    static void write(BodyWriter out, YearSummary summary) {
        out.varint(summary.sequence());
        out.varint(summary.turn());
        out.flag(summary.asOf() != null);
        if (summary.asOf() != null) {
            out.signed(summary.asOf().getEpochSecond());
            out.varint(summary.asOf().getNano());
        }
        out.bytes(summary.hash());
        headCount(out, summary.headCounts().nonSensitive());
        headCount(out, summary.headCounts().sensitive());
        standing(out, summary.standing());
        BodyWriter decisions = MetaEncoder.encode(
                new RowBody(List.of(), summary.crossings(), summary.routeChanges(), summary.retractions(), NO_FIGURES));
        out.varint(decisions.size());
        out.all(decisions);
        out.varint(summary.tokenKeyIds().size());
        summary.tokenKeyIds().forEach(out::text);
    }

    static YearSummary read(BodyReader in, String handlerId, int year) {
        long sequence = in.varint();
        long turn = in.varint();
        Instant asOf = in.flag() ? Instant.ofEpochSecond(in.signed(), in.varint()) : null;
        byte[] hash = in.bytes(RowChain.HASH_BYTES);
        HeadCounts counts = new HeadCounts(headCount(in), headCount(in));
        YearStanding standing = standing(in);
        MetaDecoder decisions = MetaDecoder.of(handlerId, year, in.bytes(in.count(1)));
        List<String> tokenKeyIds = new ArrayList<>();
        for (long left = in.varint(); left > 0; left--) {
            tokenKeyIds.add(in.text());
        }
        return new YearSummary(
                handlerId,
                year,
                sequence,
                turn,
                asOf,
                hash,
                counts,
                standing,
                decisions.crossings(),
                decisions.routeChanges(),
                decisions.retractions(),
                List.copyOf(tokenKeyIds));
    }

    private static void headCount(BodyWriter out, HeadCount count) {
        out.varint(count.lower());
        out.varint(count.upper());
        out.flag(count.exact());
        out.varint(count.gross());
    }

    private static HeadCount headCount(BodyReader in) {
        return new HeadCount(in.varint(), in.varint(), in.flag(), in.varint());
    }

    private static void standing(BodyWriter out, YearStanding standing) {
        out.flag(standing.on() != null);
        if (standing.on() != null) {
            out.signed(standing.on().toEpochDay());
            out.signed(standing.latest().getEpochSecond());
            out.varint(standing.latest().getNano());
            out.text(standing.facts().kind().name());
            out.flag(standing.facts().criticalInfrastructureOperator());
            out.flag(standing.facts().personsHandled().isPresent());
            standing.facts().personsHandled().ifPresent(out::varint);
            out.varint(standing.factsVersion());
        }
        out.flag(standing.judged());
        out.text(standing.route().name());
        out.text(standing.ruleVersion());
        out.varint(standing.nonSensitiveMax());
        out.varint(standing.sensitiveMax());
        out.varint(standing.nonSensitiveGrossMax());
        out.varint(standing.sensitiveGrossMax());
        out.flag(standing.importantData());
        out.flag(standing.statutoryDuty());
        HeldFigures held = standing.held();
        out.varint(held.nonSensitive());
        out.varint(held.sensitive());
        out.varint(held.nonSensitiveGross());
        out.varint(held.sensitiveGross());
        out.flag(held.importantData());
        out.flag(held.statutoryDuty());
    }

    private static YearStanding standing(BodyReader in) {
        LocalDate on = null;
        Instant latest = null;
        HandlerFacts facts = null;
        long version = 0;
        if (in.flag()) {
            on = LocalDate.ofEpochDay(in.signed());
            latest = Instant.ofEpochSecond(in.signed(), in.varint());
            facts = new HandlerFacts(
                    HandlerKind.valueOf(in.text()),
                    in.flag(),
                    in.flag() ? OptionalLong.of(in.varint()) : OptionalLong.empty());
            version = in.varint();
        }
        return new YearStanding(
                on,
                latest,
                facts,
                version,
                in.flag(),
                Route.valueOf(in.text()),
                in.text(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint(),
                in.flag(),
                in.flag(),
                new HeldFigures(in.varint(), in.varint(), in.varint(), in.varint(), in.flag(), in.flag()));
    }
}
