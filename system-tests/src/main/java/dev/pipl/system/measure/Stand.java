package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CreditCode;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.UnexpectedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What a measurement needs of the platform: fresh handlers, events for them, and their head-counts. */
final class Stand {
    static final String PURPOSE = "measurement";
    static final String CATEGORY = "CONTACT";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int REGISTERING_MAX = 5;
    /** Each question costs the service a millisecond of a core: asked more often they would be part of what is measured. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final PlatformClient platform;
    private final Random random = new Random();

    Stand(PlatformClient platform) {
        this.platform = platform;
    }

    /** A handler nobody has sent anything for, with a recipient. */
    Subject subject() {
        String handlerId = register();
        // Handlers that send to one and the same recipient would be looked at together, as possible splitting.
        String name = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        platform.getOnceThere(
                Caller.operator(), platform.endpoints().crossBorder(), "/handlers/" + handlerId + "/route");
        String recipientId = platform.post(
                        Caller.operator(),
                        platform.endpoints().crossBorder(),
                        "/recipients",
                        Map.of(
                                "handlerId",
                                handlerId,
                                "name",
                                Map.of("zh", "接收方 " + name, "en", "Recipient " + name),
                                "country",
                                "SG",
                                "contact",
                                "privacy@example.com"))
                .path("id")
                .asText();
        return new Subject(handlerId, recipientId, Long.toHexString(random.nextLong()));
    }

    /** Under a credit code that nobody has: one drawn by chance may be taken, or be by a request whose answer was lost. */
    private String register() {
        for (int attempt = 1; ; attempt++) {
            try {
                return platform.post(
                                Caller.operator(),
                                platform.endpoints().registry(),
                                "/handlers",
                                Map.of(
                                        "name",
                                        Map.of("zh", "测量处理者", "en", "Measured handler"),
                                        "unifiedSocialCreditCode",
                                        CreditCode.random(random),
                                        "kind",
                                        "ENTERPRISE",
                                        "criticalInfrastructureOperator",
                                        false,
                                        "importantPlatform",
                                        false,
                                        "province",
                                        "CN-11",
                                        "personsHandled",
                                        Map.of(
                                                "total", 500_000,
                                                "sensitive", 0,
                                                "minorsUnder14", 0,
                                                "asOf", "2026-01-01")))
                        .path("id")
                        .asText();
            } catch (UnexpectedAnswer taken) {
                if (taken.status() != 409 || attempt == REGISTERING_MAX) {
                    throw taken;
                }
            }
        }
    }

    /** An event that names persons {@code first} to {@code first + size - 1}. */
    static TransferRecorded transfer(Subject subject, long first, int size, Instant occurredAt) {
        return transfer(subject, tokens(subject, first, size), List.of(), occurredAt);
    }

    /** Likewise, of sensitive information. */
    static TransferRecorded sensitiveTransfer(Subject subject, long first, int size, Instant occurredAt) {
        return transfer(subject, List.of(), tokens(subject, first, size), occurredAt);
    }

    private static List<String> tokens(Subject subject, long first, int size) {
        String[] tokens = new String[size];
        for (int i = 0; i < size; i++) {
            tokens[i] = subject.token(first + i);
        }
        return List.of(tokens);
    }

    private static TransferRecorded transfer(
            Subject subject, List<String> nonSensitive, List<String> sensitive, Instant occurredAt) {
        return new TransferRecorded(
                subject.handlerId(),
                subject.recipientId(),
                BeijingCalendar.at(occurredAt),
                PURPOSE,
                List.of(CATEGORY),
                nonSensitive,
                sensitive,
                "measurement",
                null,
                "CONSENT",
                true,
                null,
                false,
                null,
                null);
    }

    /** Returns when the ledger counts exactly so many people; fails when it counts more, or too few for too long. */
    void awaitCount(Subject subject, int year, long people) {
        awaitCount(subject, year, "/nonSensitive/upper", people);
    }

    /** Likewise, of sensitive information. */
    void awaitSensitiveCount(Subject subject, int year, long people) {
        awaitCount(subject, year, "/sensitive/upper", people);
    }

    private void awaitCount(Subject subject, int year, String figure, long people) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode counts = platform.get(
                    Caller.operator(),
                    platform.endpoints().crossBorder(),
                    "/handlers/" + subject.handlerId() + "/head-counts/" + year);
            long counted = counts.at(figure).asLong();
            if (counted == people) {
                return;
            }
            if (counted > people || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        subject.handlerId() + ": counted " + counted + " of " + people + " people");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A measured handler. */
    record Subject(String handlerId, String recipientId, String salt) {
        String token(long person) {
            return "m-" + salt + "-" + Long.toHexString(person + (1L << 40));
        }
    }
}
