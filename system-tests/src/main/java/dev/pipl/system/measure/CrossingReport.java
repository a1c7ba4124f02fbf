package dev.pipl.system.measure;

import dev.pipl.law.Bilingual;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says how long crossings took, where the time went, and whether the gates hold. */
final class CrossingReport {
    private static final double P50_MAX_MILLIS = 10;
    private static final double P99_MAX_MILLIS = 50;
    /** More than this to drain at the end means that the load was more than the ledger took. */
    private static final double DRAIN_MAX_MILLIS = 2_000;
    /** Whose stages are told apart: what made the worst so. */
    private static final double SLOWEST = 0.02;

    private final Report report;

    CrossingReport(Report report) {
        this.report = report;
    }

    void tell(List<Crossing> measured, PathStages path, double rate, double latest, double drain)
            throws IOException, SQLException {
        // An alert may overtake the acknowledgement of its record; the time is then as good as none.
        Percentiles received = new Percentiles(measured.stream()
                .map(each -> Math.max(0, each.delivered - each.acknowledged) / 1e6)
                .toList());
        Percentiles due = new Percentiles(
                measured.stream().map(each -> (each.delivered - each.due) / 1e6).toList());
        show("received", new Bilingual("自记录确认起", "from the record's acknowledgement"), received);
        show("due", new Bilingual("自应发时刻起", "from the moment it was due to be published"), due);
        report.figures(
                "crossings/load",
                new Bilingual(
                        String.format(Locale.ROOT, "实际负载每秒 %,.0f 人次,发送最迟 %.1f 毫秒,收尾 %.0f 毫秒", rate, latest, drain),
                        String.format(
                                Locale.ROOT,
                                "the load was %,.0f individuals a second, published %.1f ms late at worst, drained in"
                                        + " %.0f ms",
                                rate,
                                latest,
                                drain)),
                Map.of("individualsPerSecond", rate, "latestMillis", latest, "drainMillis", drain));
        stages(measured, path);
        report.atMost(
                "crossings-p50",
                new Bilingual("记录到预警 p50(毫秒)", "record to alert, p50 in ms"),
                received.at(0.5),
                P50_MAX_MILLIS);
        report.atMost(
                "crossings-p99",
                new Bilingual("记录到预警 p99(毫秒)", "record to alert, p99 in ms"),
                received.at(0.99),
                P99_MAX_MILLIS);
        report.atMost(
                "crossings-drain",
                new Bilingual("负载可持续:收尾(毫秒)", "the load was sustained: drained in ms"),
                drain,
                DRAIN_MAX_MILLIS);
    }

    private void stages(List<Crossing> measured, PathStages path) throws IOException, SQLException {
        long nowNanos = System.nanoTime();
        Instant now = Clock.systemUTC().instant();
        List<PathStages.Delivered> alerts = measured.stream()
                .map(each -> new PathStages.Delivered(
                        each.alertId,
                        now.minusNanos(nowNanos - each.acknowledged),
                        now.minusNanos(nowNanos - each.delivered)))
                .toList();
        List<Map<PathStages.Stage, Double>> each = path.of(alerts);
        each.sort(Comparator.comparing(CrossingReport::total));
        stages("stages/", new Bilingual("其中", "of it"), each);
        stages(
                "slowest/",
                new Bilingual("最慢百分之二中", "of the slowest 2 %"),
                each.subList((int) (each.size() * (1 - SLOWEST)), each.size()));
    }

    private static double total(Map<PathStages.Stage, Double> millis) {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private void stages(String key, Bilingual of, List<Map<PathStages.Stage, Double>> crossings) {
        for (PathStages.Stage stage : PathStages.Stage.values()) {
            show(
                    key + stage.name(),
                    new Bilingual(of.zh() + " " + stage.zh, of.en() + " " + stage.en),
                    new Percentiles(
                            crossings.stream().map(millis -> millis.get(stage)).toList()));
        }
    }

    private void show(String key, Bilingual what, Percentiles millis) {
        report.figures(
                "crossings/" + key,
                new Bilingual(
                        what.zh(),
                        String.format(
                                Locale.ROOT,
                                "%s: p50 %.1f, p90 %.1f, p99 %.1f, max %.1f ms",
                                what.en(),
                                millis.at(0.5),
                                millis.at(0.9),
                                millis.at(0.99),
                                millis.max())),
                millis.asMap("millis"));
    }
}
