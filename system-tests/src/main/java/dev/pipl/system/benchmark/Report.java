package dev.pipl.system.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tables that a person reads, in Chinese and English. */
final class Report {

    private static final String LINE = "%-46s %8s %14s %14s %10s %10s %10s%n";

    private Report() {}

    static String figures(List<Result> results) {
        StringBuilder text = new StringBuilder();
        text.append(
                "人次:每次有一人的信息出境。每人:每个不同的个人。 / An occurrence is one person in one event; a person is a distinct individual.\n");
        text.append(String.format(
                Locale.ROOT, LINE, "", "批量 batch", "人次/秒 wall", "人次/CPU秒 CPU", "内存 mem/p", "磁盘 disk/p", "WAL/人次"));
        for (Result result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    LINE,
                    result.racer().title().zh() + " / " + result.racer().code(),
                    result.batch(),
                    String.format(Locale.ROOT, "%,.0f", result.perSecond()),
                    String.format(Locale.ROOT, "%,.0f", result.perCpuSecond()),
                    octets(result.memoryPerPerson()),
                    octets(result.diskPerPerson()),
                    octets(result.logPerOccurrence())));
        }
        for (Result result : results) {
            result.snapshotPerPerson()
                    .ifPresent(snapshots -> text.append(String.format(
                            Locale.ROOT,
                            "批量 %d:磁盘中 %.1f 字节/人为快照,可随时删除 / batch %d: of the disk %.1f octets a person are snapshots, which may"
                                    + " be thrown away%n",
                            result.batch(),
                            snapshots,
                            result.batch(),
                            snapshots)));
        }
        return text.toString();
    }

    static String gates(List<Result> results, List<Racer> missing) {
        StringBuilder text = new StringBuilder("门槛(本平台台账与对手之比) / Gates: our ledger against each peer\n");
        Gate previous = null;
        for (Gate gate : Gate.ALL) {
            if (previous == null || previous.against() != gate.against() || previous.isLimit() != gate.isLimit()) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %s / %s%n",
                        gate.against().title().zh(),
                        gate.against().title().en()));
            }
            previous = gate;
            text.append(String.format(
                    Locale.ROOT,
                    "    批量 batch %,5d  %-40s %s %-5s  %s%n",
                    gate.batch(),
                    gate.measure().title().zh() + " / " + gate.measure().title().en(),
                    gate.isLimit() ? "<=" : ">=",
                    Double.toString(gate.line()),
                    verdict(gate, results, missing)));
        }
        return text.toString();
    }

    private static String verdict(Gate gate, List<Result> results, List<Racer> missing) {
        if (missing.contains(gate.against())) {
            return "对手未安装 / the peer is not installed";
        }
        Optional<Gate.Verdict> verdict = gate.judge(results);
        return verdict.map(found ->
                        String.format(Locale.ROOT, "%6.2f  %s", found.ratio(), found.passes() ? "通过 PASS" : "未通过 FAIL"))
                .orElse("未测 / not measured");
    }

    private static String octets(OptionalDouble value) {
        return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", value.getAsDouble());
    }
}
