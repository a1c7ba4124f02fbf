package dev.pipl.crossborder.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What pipelines send: new transfers of any date, the same ones again in another form, other content under a known
 * identity, events that break a rule and the mended ones after them, and voids, also of what is still to come.
 */
final class SimulatedPipelines {

    static final int HANDLERS = 3;

    private static final int PEOPLE = 48;
    private static final Instant DECLARED_SINCE = Instant.parse("2025-10-01T00:00:00Z");
    private static final Instant RULES_BEGIN = BeijingCalendar.startOf(LocalDate.of(2024, 3, 22));

    private final Random random;
    private final Weather weather;
    private final Clock clock;
    private final SimulatedLaw law;
    private final List<List<TransferJson>> sent = new ArrayList<>();
    private final List<List<String>> spoiledIds = new ArrayList<>();
    private int ids;

    SimulatedPipelines(Random random, Weather weather, Clock clock, SimulatedLaw law) {
        this.random = random;
        this.weather = weather;
        this.clock = clock;
        this.law = law;
        for (int handler = 0; handler < HANDLERS; handler++) {
            sent.add(new ArrayList<>());
            spoiledIds.add(new ArrayList<>());
        }
    }

    static String handlerId(int handler) {
        return "handler-" + handler;
    }

    static String recipientOf(String handlerId) {
        return "recipient-of-" + handlerId;
    }

    /** The id of an event that was sent, will be, or never is. */
    String someId() {
        return "event-" + random.nextInt(ids + 8);
    }

    static String evidence(Random random) {
        return "contract " + random.nextInt(2);
    }

    TransferJson next(int handler) {
        List<TransferJson> known = sent.get(handler);
        if (!known.isEmpty() && weather.happens(weather.repetitions)) {
            return again(known.get(random.nextInt(known.size())));
        }
        int kind = random.nextInt(24);
        if (kind == 0) {
            return spoiled(handler);
        }
        if (kind == 1) {
            return keep(handler, TransferJson.voided(handlerId(handler), "void-" + ids++, someId()));
        }
        boolean hasOtherContent = kind == 2 && !known.isEmpty();
        String id = hasOtherContent
                ? known.get(random.nextInt(known.size())).node().get("id").asText()
                : freshId(handler);
        return keep(handler, transfer(handler, id));
    }

    /** Ids of refused events are used again by the mended ones. */
    private String freshId(int handler) {
        List<String> spoiled = spoiledIds.get(handler);
        return spoiled.isEmpty() || random.nextBoolean() ? "event-" + ids++ : spoiled.remove(0);
    }

    private TransferJson keep(int handler, TransferJson event) {
        sent.get(handler).add(event);
        return event;
    }

    private TransferJson transfer(int handler, String id) {
        Instant occurredAt = moment();
        String text = random.nextBoolean()
                ? occurredAt.toString()
                : BeijingCalendar.at(occurredAt).toString();
        TransferJson event = TransferJson.recorded(handlerId(handler), recipientOf(handlerId(handler)), id, text);
        if (random.nextInt(8) == 0) {
            event.with(envelope -> envelope.put("source", envelope.get("source").asText() + "-2"));
        }
        event.nonSensitive(people(14));
        if (random.nextInt(3) == 0) {
            event.sensitive(people(7));
        }
        if (random.nextInt(8) == 0) {
            // Declarations of one data set only grow with time: a count that falls again keeps its route, and then the
            // order of arrival does matter to the route.
            long grown =
                    Math.max(0, Duration.between(DECLARED_SINCE, occurredAt).toDays() / 8);
            event.declared(
                    "data-" + random.nextInt(2),
                    law.declaredNonSensitive() + grown,
                    law.declaredSensitive() + grown / 2);
        } else if (random.nextInt(4) == 0) {
            event.data()
                    .putObject("exemption")
                    .put("ground", "CONTRACT_NECESSITY")
                    .put("evidence", evidence(random));
        } else if (random.nextInt(60) == 0) {
            event.data().put("importantData", true);
        }
        if (random.nextInt(10) == 0) {
            event.data().put("tokenKeyId", "pipeline-key-" + random.nextInt(2));
        }
        return event;
    }

    private List<String> people(int countMax) {
        int from = random.nextInt(PEOPLE);
        return TransferJson.tokens(from, Math.min(PEOPLE, from + 1 + random.nextInt(countMax)));
    }

    private Instant moment() {
        Instant now = clock.instant();
        Instant newYear = BeijingCalendar.startOf(
                LocalDate.of(BeijingCalendar.today(clock).getYear(), 1, 1));
        switch (random.nextInt(10)) {
            case 0, 1:
                // Seconds round the last new year in Beijing, this one's included if it is near.
                Instant near = newYear.plusSeconds(random.nextInt(5) - 2L);
                return near.isAfter(now) ? now : near;
            case 2:
                return now.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
            case 3:
                // The same moment for several events.
                return now.minus(Duration.ofSeconds(now.getEpochSecond() % 86_400));
            case 4:
                return random.nextInt(3) == 0 ? RULES_BEGIN.plus(Duration.ofHours(random.nextInt(72) - 48L)) : now;
            case 5:
                return now.plus(Duration.ofMinutes(4));
            default:
                return now.minus(Duration.ofMinutes(random.nextInt(180)));
        }
    }

    /** Breaks one rule; the mended event may come under the same id. */
    private TransferJson spoiled(int handler) {
        String id = "event-" + ids++;
        TransferJson event = transfer(handler, id);
        spoiledIds.get(handler).add(id);
        switch (random.nextInt(7)) {
            case 0:
                return event.nonSensitive("short");
            case 1:
                return event.withData(data -> data.put("occurredAt", "2021-10-31T23:59:59+08:00"));
            case 2:
                return event.withData(data -> data.put(
                        "occurredAt",
                        clock.instant().plus(Duration.ofMinutes(6)).toString()));
            case 3:
                return event.withData(data -> data.put("recipientId", "nobody"));
            case 4:
                return event.withData(data -> data.put("handlerId", "another"));
            case 5:
                // The key of that year is destroyed.
                return event.withData(data -> data.put("occurredAt", "2023-05-01T00:00:00Z"));
            default:
                return event.withData(data -> data.remove("purpose"));
        }
    }

    /** The same content: other order, a person named twice, another time of sending. */
    private TransferJson again(TransferJson event) {
        TransferJson[] copy = new TransferJson[1];
        copy[0] = TransferJson.recorded("", "", "", "")
                .with(envelope -> envelope.setAll(event.node().deepCopy()));
        copy[0].with(envelope -> envelope.put("time", clock.instant().toString()));
        ObjectNode data = copy[0].data();
        for (String list : List.of("nonSensitiveSubjects", "sensitiveSubjects")) {
            if (data.has(list) && random.nextBoolean()) {
                ArrayNode tokens = (ArrayNode) data.get(list);
                List<JsonNode> shuffled = new ArrayList<>();
                tokens.forEach(shuffled::add);
                shuffled.add(shuffled.get(0));
                Collections.shuffle(shuffled, random);
                data.putArray(list).addAll(shuffled);
            }
        }
        return copy[0];
    }
}
