package dev.pipl.system.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tables that a person reads, in Chinese and English. */
final class Report {

    private static final String LINE = "%-34s %8s %12s %14s %9s %9s %10s %10s %10s%n";

    private Report() {}

    static String figures(List<Result> results, List<Racer> missing) {
        StringBuilder text = new StringBuilder();
        text.append(
                "人次:每次有一人的信息出境。每人:每个不同的个人。 / An occurrence is one person in one event; a person is a distinct individual.\n");
        text.append(String.format(
                Locale.ROOT,
                LINE,
                "",
                "batch",
                "/s",
                "/CPU s",
                "client ns",
                "server ns",
                "memory/p",
                "disk/p",
                "WAL/occ"));
        for (Result result : results) {
            text.append(String.format(
                    Locale.ROOT,
                    LINE,
                    result.racer().code() + "  " + result.racer().title().zh(),
                    result.batch(),
                    String.format(Locale.ROOT, "%,.0f", result.perSecond()),
                    String.format(Locale.ROOT, "%,.0f", result.perCpuSecond()),
                    String.format(Locale.ROOT, "%,.0f", result.clientNanos()),
                    String.format(Locale.ROOT, "%,.0f", result.serverNanos()),
                    octets(result.memoryPerPerson()),
                    octets(result.diskPerPerson()),
                    octets(result.logPerOccurrence())));
        }
        for (Racer racer : missing) {
            text.append(racer.code() + "  未安装 / not installed\n");
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
        StringBuilder text = new StringBuilder("门槛:本平台台账与对手之比 / Gates: our ledger against each peer\n");
        Gate previous = null;
        for (Gate gate : Gate.ALL) {
            if (previous == null || previous.against() != gate.against() || previous.isLimit() != gate.isLimit()) {
                text.append("  " + gate.against().title().zh() + " / "
                        + gate.against().title().en() + "\n");
            }
            previous = gate;
            text.append(String.format(
                    Locale.ROOT,
                    "    %-8s %5d  %s %-5s %s  (%s / %s)%n",
                    "batch",
                    gate.batch(),
                    gate.isLimit() ? "<=" : ">=",
                    gate.line(),
                    verdict(gate, results, missing),
                    gate.measure().title().zh(),
                    gate.measure().title().en()));
        }
        text.append(String.format(Locale.ROOT, "%n仅供参考的对手 / Peers for information only%n"));
        for (Gate gate : Gate.FOR_INFORMATION) {
            gate.judge(results)
                    .ifPresent(found -> text.append(String.format(
                            Locale.ROOT,
                            "    batch %5d  %6.2f  %s / %s (%s / %s)%n",
                            gate.batch(),
                            found.ratio(),
                            gate.against().title().zh(),
                            gate.against().title().en(),
                            gate.measure().title().zh(),
                            gate.measure().title().en())));
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
