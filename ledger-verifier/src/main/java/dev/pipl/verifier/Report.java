package dev.pipl.verifier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.fault.Fault;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.fault.Said;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a result to people, in Chinese and English, or to programs. */
final class Report {

    /** More events than these are counted, not named, where people read. */
    private static final int EVENTS_TOLD_MAX = 5;

    private final Verification.Result result;

    Report(Verification.Result result) {
        this.result = result;
    }

    void tell(PrintStream out) {
        for (Verification.Year year : result.years()) {
            out.printf(
                    "%s %d: %,d 行 rows, %,d 条目 entries, 非敏感 non-sensitive %,d, 敏感 sensitive %,d%s%s%n",
                    year.checked().export().handlerId(),
                    year.checked().export().year(),
                    year.checked().rows(),
                    year.checked().entries(),
                    year.checked().nonSensitive(),
                    year.checked().sensitive(),
                    year.checked().isCounted() ? ", 已重新计数 counted anew" : "",
                    year.root().map(root -> ", 根 root " + root).orElse(""));
        }
        for (Said note : result.findings().notes()) {
            out.println("  注 note: " + note);
        }
        for (Fault fault : result.findings().faults()) {
            out.println("✗ [" + fault.kind().wireName() + "] " + where(fault.place()));
            out.println("    " + fault.said().zh());
            out.println("    " + fault.said().en());
        }
        long count = result.findings().count();
        out.println(count == 0 ? "✓ 无差错 sound" : "✗ 差错 faults: " + count);
    }

    private static String where(Place place) {
        StringBuilder where = new StringBuilder();
        where.append(place.handlerId()).append(place.year() == 0 ? "" : " " + place.year());
        if (place.sequence() > 0) {
            where.append(", 序号 sequence ").append(place.sequence());
            where.append(place.lastSequence() > place.sequence() ? "–" + place.lastSequence() : "");
        }
        if (!place.events().isEmpty()) {
            where.append(", 事件 event ").append(told(place.events()));
        }
        if (!place.file().isEmpty()) {
            where.append(" (").append(place.file());
            where.append(place.line() > 0 ? ":" + place.line() : "").append(")");
        }
        return where.toString();
    }

    private static String told(List<EventName> events) {
        String named =
                events.stream().limit(EVENTS_TOLD_MAX).map(EventName::toString).collect(Collectors.joining(", "));
        int more = events.size() - EVENTS_TOLD_MAX;
        return more > 0 ? named + " (+" + more + ")" : named;
    }

    ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("sound", result.isSound());
        ArrayNode years = json.putArray("years");
        for (Verification.Year year : result.years()) {
            ObjectNode one = years.addObject();
            one.put("file", year.checked().export().file().toString());
            one.put("handlerId", year.checked().export().handlerId());
            one.put("year", year.checked().export().year());
            one.put("rows", year.checked().rows());
            one.put("entries", year.checked().entries());
            one.put("nonSensitive", year.checked().nonSensitive());
            one.put("sensitive", year.checked().sensitive());
            one.put("counted", year.checked().isCounted());
            year.root().ifPresent(root -> one.put("root", root));
        }
        ArrayNode notes = json.putArray("notes");
        result.findings().notes().forEach(note -> said(notes.addObject(), note));
        json.put("faultCount", result.findings().count());
        ArrayNode faults = json.putArray("faults");
        result.findings().faults().forEach(fault -> fault(faults.addObject(), fault));
        return json;
    }

    private static void fault(ObjectNode json, Fault fault) {
        Place place = fault.place();
        json.put("kind", fault.kind().wireName());
        json.put("file", place.file());
        if (place.line() > 0) {
            json.put("line", place.line());
        }
        json.put("handlerId", place.handlerId());
        if (place.year() != 0) {
            json.put("year", place.year());
        }
        if (place.sequence() > 0) {
            json.put("sequence", place.sequence());
            json.put("lastSequence", place.lastSequence());
        }
        ArrayNode events = json.putArray("events");
        for (EventName event : place.events()) {
            ObjectNode one = events.addObject();
            if (!event.source().isEmpty()) {
                one.put("source", event.source());
            }
            one.put("id", event.id());
        }
        said(json, fault.said());
    }

    private static void said(ObjectNode json, Said said) {
        json.put("zh", said.zh());
        json.put("en", said.en());
    }
}
