package dev.pipl.dashboard.handler;

import dev.pipl.events.Wording;
import dev.pipl.events.crossborder.ClassFigures;
import dev.pipl.events.crossborder.HeadCountAdvanced;
import dev.pipl.events.crossborder.LedgerRootSigned;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.RoutesByClass;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.crossborder.UpperCounts;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** What registry and ledger tell, for tests. */
public final class Told {
    public static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-01T08:00:00+08:00");
    private static final Wording CITATION = new Wording("《促进和规范数据跨境流动规定》第八条", "Provisions, Article 8");

    private Told() {}

    public static HandlerProfile profile(String id, long version, String province, boolean criticalInfrastructure) {
        LocalDate from = LocalDate.of(2025, 1, 1);
        return new HandlerProfile(
                id,
                version,
                new Wording("示例公司" + id, "Example " + id),
                null,
                province,
                null,
                List.of(new DatedFact<>(from, "ENTERPRISE")),
                List.of(new DatedFact<>(from, criticalInfrastructure)),
                List.of(new DatedFact<>(from, false)),
                List.of(new DatedFact<>(from, new PersonsHandled(5_000, null, null, from))));
    }

    public static LedgerRootSigned rootSigned(long number) {
        return new LedgerRootSigned(
                number, AT, "0".repeat(64), 3, "5d".repeat(32), "k".repeat(43), "a.b." + "c".repeat(86));
    }

    public static ThresholdCrossed crossed(String handler, String subjectClass, long threshold, long count) {
        return new ThresholdCrossed(
                handler, 2026, subjectClass, threshold, threshold, count, "e-1", AT, "CBDF-8", CITATION, "2026.1");
    }

    public static RouteChanged changed(String handler, String from, String to, long nonSensitive, long sensitive) {
        return new RouteChanged(
                handler,
                2026,
                from,
                to,
                "nonSensitive",
                100_000L,
                100_000L,
                "e-1",
                AT,
                "CBDF-8",
                CITATION,
                "threshold-crossed",
                new RoutesByClass(to, "NONE"),
                new UpperCounts(nonSensitive, sensitive),
                "2026.1");
    }

    public static HeadCountAdvanced advanced(String handler, long nonSensitive, String route, long sequence) {
        return new HeadCountAdvanced(
                handler,
                2026,
                new ClassFigures(nonSensitive, nonSensitive, true, nonSensitive + 10),
                new ClassFigures(0, 0, true, 0),
                route,
                sequence,
                AT.plusDays(sequence));
    }
}
