package dev.pipl.system.scale;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Handlers of very different size and their transfers, of up to 1,000 persons each, every transfer naming again a fifth of
 * the persons of the one before. Who is in them follows from a number, so that the exact count is known without a set.
 */
final class Population {
    private static final int TOKENS = 1_000;
    private static final int STEP = 800;
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    /** How much larger the largest handlers are than the others. */
    private static final double SKEW = 10;

    private final int[] persons;
    private final int[] order;
    private final long individuals;

    /** @param individuals of all handlers together, about */
    Population(int handlers, long individuals, long seed) {
        double weights = 0;
        for (int i = 0; i < handlers; i++) {
            weights += 1 / (i + SKEW);
        }
        persons = new int[handlers];
        long all = 0;
        int events = 0;
        for (int i = 0; i < handlers; i++) {
            persons[i] = (int) Math.max(1, Math.round(individuals / (i + SKEW) / weights));
            all += persons[i];
            events += events(i);
        }
        this.individuals = all;
        order = shuffled(events, seed);
    }

    int handlers() {
        return persons.length;
    }

    long individuals() {
        return individuals;
    }

    int largest() {
        return persons[0];
    }

    /** The distinct persons of a handler, once all its transfers are made. */
    int persons(int handler) {
        return persons[handler];
    }

    /** How many transfers there are in all. */
    int events() {
        return order.length;
    }

    /** Whose transfer the one at that place is; a handler's transfers are spread evenly over the whole. */
    int handlerAt(int place) {
        return order[place];
    }

    static String handlerId(int handler) {
        return "h-%05d".formatted(handler);
    }

    /** How many persons the handler's transfer of that number names. */
    int size(int handler, int number) {
        return Math.min(TOKENS, persons[handler] - number * STEP);
    }

    /** The transfer as its pipeline would publish it, in structured mode. */
    byte[] json(int handler, int number) {
        return json(handler, "e" + number, number * STEP, size(handler, number));
    }

    static byte[] json(int handler, String eventId, int firstPerson, int size) {
        String handlerId = handlerId(handler);
        StringBuilder text = new StringBuilder(700 + 24 * size);
        text.append("{\"specversion\":\"1.0\",\"id\":\"").append(eventId);
        text.append("\",\"type\":\"dev.pipl.transfer.recorded.v1\",\"source\":\"/handlers/")
                .append(handlerId);
        text.append("/pipelines/scale\",\"subject\":\"").append(handlerId);
        text.append("\",\"time\":\"2026-03-01T08:00:00+08:00\",\"datacontenttype\":\"application/json\",\"data\":{");
        text.append("\"handlerId\":\"")
                .append(handlerId)
                .append("\",\"recipientId\":\"r-")
                .append(handlerId);
        text.append("\",\"occurredAt\":\"2026-03-01T08:00:00+08:00\",\"purpose\":\"customer-support\",");
        text.append("\"legalBasis\":\"CONSENT\",\"separateConsent\":true,\"importantData\":false,");
        text.append("\"nonSensitiveSubjects\":[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "\"p-" : ",\"p-");
            hex(text, handler, 8);
            text.append('-');
            hex(text, firstPerson + i, 10);
            text.append('"');
        }
        text.append("],\"sensitiveSubjects\":[]}}");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void hex(StringBuilder text, long number, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(HEX[(int) (number >>> shift) & 15]);
        }
    }

    private int events(int handler) {
        return persons[handler] <= TOKENS ? 1 : 1 + (persons[handler] - TOKENS + STEP - 1) / STEP;
    }

    private int[] shuffled(int events, long seed) {
        int[] all = new int[events];
        int next = 0;
        for (int handler = 0; handler < persons.length; handler++) {
            for (int i = events(handler); i > 0; i--) {
                all[next++] = handler;
            }
        }
        Random random = new Random(seed);
        for (int i = events - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = all[i];
            all[i] = all[j];
            all[j] = swapped;
        }
        return all;
    }
}
