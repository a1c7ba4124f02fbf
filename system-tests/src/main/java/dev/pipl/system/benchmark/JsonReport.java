package dev.pipl.system.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The same figures for programs. */
final class JsonReport {

    private JsonReport() {}

    static String of(List<Result> results, List<Racer> missing) {
        ObjectNode root = EventJson.mapper().createObjectNode();
        ObjectNode machine = root.putObject("machine");
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("heapBytesMax", Runtime.getRuntime().maxMemory());
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        ArrayNode figures = root.putArray("results");
        results.forEach(result -> add(figures.addObject(), result));
        ArrayNode gates = root.putArray("gates");
        Gate.ALL.forEach(gate -> add(gates.addObject(), gate, results, missing));
        ArrayNode information = root.putArray("forInformation");
        Gate.FOR_INFORMATION.forEach(gate -> gate.judge(results).ifPresent(found -> {
            ObjectNode node = information.addObject();
            name(node, gate);
            node.put("ratio", found.ratio());
        }));
        return root.toPrettyString();
    }

    private static void add(ObjectNode node, Result result) {
        node.put("contestant", result.racer().code());
        node.put("batch", result.batch());
        node.put("persons", result.persons());
        node.put("occurrences", result.occurrences());
        node.put("occurrencesPerSecond", result.perSecond());
        node.put("occurrencesPerCpuSecond", result.perCpuSecond());
        node.put("clientNanosPerOccurrence", result.clientNanos());
        node.put("serverNanosPerOccurrence", result.serverNanos());
        put(node, "memoryBytesPerPerson", result.memoryPerPerson());
        put(node, "diskBytesPerPerson", result.diskPerPerson());
        put(node, "snapshotBytesPerPerson", result.snapshotPerPerson());
        put(node, "logBytesPerOccurrence", result.logPerOccurrence());
        ArrayNode rounds = node.putArray("rounds");
        for (Result.Round round : result.rounds()) {
            rounds.addObject()
                    .put("occurrences", round.occurrences())
                    .put("wallNanos", round.wallNanos())
                    .put("clientNanos", round.clientNanos())
                    .put("serverNanos", round.serverNanos());
        }
    }

    private static void add(ObjectNode node, Gate gate, List<Result> results, List<Racer> missing) {
        name(node, gate);
        node.put(gate.isLimit() ? "atMost" : "atLeast", gate.line());
        gate.judge(results)
                .ifPresentOrElse(
                        found -> node.put("ratio", found.ratio()).put("verdict", found.passes() ? "pass" : "fail"),
                        () -> node.put(
                                "verdict", missing.contains(gate.against()) ? "peer-not-installed" : "not-measured"));
    }

    private static void name(ObjectNode node, Gate gate) {
        node.put("against", gate.against().code());
        node.put("measure", gate.measure().name().toLowerCase(Locale.ROOT));
        node.put("batch", gate.batch());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresent(number -> node.put(name, number));
    }
}
