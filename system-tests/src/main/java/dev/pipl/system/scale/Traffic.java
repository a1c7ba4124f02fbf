package dev.pipl.system.scale;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes up what pipelines send: transfers whose persons overlap, the same event again, the same id with other content,
 * and records that are no event at all. The same seed gives the same traffic.
 */
final class Traffic {
    static final int YEAR = 2026;

    /** What is to be sent, and how. */
    enum Way {
        KAFKA,
        HTTP,
        BOTH,
        /** Over Kafka, an event that was sent over Kafka before. */
        AGAIN,
        /** Over Kafka, the id of an event that was sent over Kafka before, with another purpose. */
        CONFLICT,
        BROKEN
    }

    record Step(Way way, Transfer transfer) {}

    /** A transfer as its pipeline knows it. */
    record Transfer(String handlerId, String eventId, String purpose, Set<String> nonSensitive, Set<String> sensitive) {

        /** The event in structured mode. */
        byte[] json() {
            String source = "/handlers/" + handlerId + "/pipelines/scale";
            String text = "{\"specversion\":\"1.0\",\"id\":\"" + eventId
                    + "\",\"type\":\"dev.pipl.transfer.recorded.v1\",\"source\":\"" + source + "\",\"subject\":\""
                    + handlerId
                    + "\",\"time\":\"2026-03-01T08:00:00+08:00\",\"datacontenttype\":\"application/json\","
                    + "\"data\":{\"handlerId\":\"" + handlerId + "\",\"recipientId\":\"" + recipientOf(handlerId)
                    + "\",\"occurredAt\":\"2026-03-01T08:00:00+08:00\",\"purpose\":\"" + purpose
                    + "\",\"legalBasis\":\"CONSENT\",\"separateConsent\":true,\"importantData\":false,"
                    + "\"nonSensitiveSubjects\":" + list(nonSensitive) + ",\"sensitiveSubjects\":" + list(sensitive)
                    + "}}";
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static String list(Set<String> tokens) {
            return tokens.stream().map(token -> '"' + token + '"').collect(Collectors.joining(",", "[", "]"));
        }
    }

    private static final int REMEMBERED = 5_000;
    private static final String PURPOSE = "customer-support";

    private final Random random;
    private final List<String> handlers;
    private final int people;
    private final int tokens;
    private final List<Transfer> overKafka = new ArrayList<>();
    private long made;

    /**
     * @param people of each handler, from whom every transfer names some
     * @param tokens how many persons a transfer names
     */
    Traffic(long seed, List<String> handlers, int people, int tokens) {
        this.random = new Random(seed);
        this.handlers = List.copyOf(handlers);
        this.people = people;
        this.tokens = tokens;
    }

    static String recipientOf(String handlerId) {
        return "r-" + handlerId;
    }

    static String person(String handlerId, long person) {
        return "p-%08x-%012x".formatted(handlerId.hashCode(), person);
    }

    Step next() {
        int dice = random.nextInt(100);
        if (dice < 1) {
            return new Step(Way.BROKEN, transfer());
        }
        if (dice < 11 && !overKafka.isEmpty()) {
            return new Step(Way.AGAIN, overKafka.get(random.nextInt(overKafka.size())));
        }
        if (dice < 12 && !overKafka.isEmpty()) {
            Transfer before = overKafka.get(random.nextInt(overKafka.size()));
            return new Step(
                    Way.CONFLICT,
                    new Transfer(
                            before.handlerId(),
                            before.eventId(),
                            "something-else",
                            before.nonSensitive(),
                            before.sensitive()));
        }
        Transfer transfer = transfer();
        if (dice < 35) {
            return new Step(Way.HTTP, transfer);
        }
        if (dice < 45) {
            return new Step(Way.BOTH, transfer);
        }
        remember(transfer);
        return new Step(Way.KAFKA, transfer);
    }

    private void remember(Transfer transfer) {
        if (overKafka.size() < REMEMBERED) {
            overKafka.add(transfer);
        } else {
            overKafka.set(random.nextInt(REMEMBERED), transfer);
        }
    }

    private Transfer transfer() {
        String handlerId = handlers.get(random.nextInt(handlers.size()));
        return new Transfer(
                handlerId,
                "event-" + made++,
                PURPOSE,
                persons(handlerId, tokens - tokens / 6),
                persons(handlerId, tokens / 6));
    }

    private Set<String> persons(String handlerId, int count) {
        Set<String> persons = new TreeSet<>();
        while (persons.size() < count) {
            persons.add(person(handlerId, random.nextInt(people)));
        }
        return persons;
    }
}
