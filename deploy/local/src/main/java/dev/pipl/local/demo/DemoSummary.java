package dev.pipl.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.law.route.Route;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.PlatformClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What the year came to: every change of route, and what followed from it in the other services. */
final class DemoSummary {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final PlatformClient platform;
    private final PrintStream out;

    DemoSummary(PlatformClient platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    void print(List<DemoRun.Part> parts, int year, Duration took) {
        out.printf("%n路径变更 / Changes of route in %d%n", year);
        for (DemoRun.Part part : parts) {
            JsonNode counts = part.headCounts(platform, year);
            out.printf(
                    "%n  %s / %s%n  %s   非敏感 non-sensitive %,d   敏感 sensitive %,d   精确 exact: %s%n",
                    part.handler().name().zh(),
                    part.handler().name().en(),
                    part.registered().handlerId(),
                    counts.at("/nonSensitive/upper").asLong(),
                    counts.at("/sensitive/upper").asLong(),
                    counts.at("/nonSensitive/exact").asBoolean()
                            && counts.at("/sensitive/exact").asBoolean());
            List<JsonNode> changes = routeChanges(part, year);
            for (JsonNode change : changes) {
                out.printf(
                        "    %-25s %-26s -> %-26s %s  %s%n",
                        change.path("occurredAt").asText(),
                        change.path("from").asText(),
                        change.path("to").asText(),
                        person(change),
                        change.path("provision").asText());
            }
            duties(part);
            if (part.handler().certified()) {
                findings(part);
            }
            // The first person of an ordinary handler concerns nobody yet; every further limit raises an alert.
            if (changes.stream().anyMatch(change -> !change.path("to").asText().equals(Route.EXEMPT_VOLUME.name()))) {
                alerts(part);
            }
        }
        long people = parts.stream()
                .mapToLong(part -> part.handler().nonSensitivePeople())
                .max()
                .orElse(0);
        out.printf(
                "%n共 %,d 名不同个人（最大的处理者），用时 %d 秒。%n%,d distinct people at the largest handler, in %d seconds.%n%n",
                people, took.toSeconds(), people, took.toSeconds());
    }

    private List<JsonNode> routeChanges(DemoRun.Part part, int year) {
        return platform.list(
                part.officer(),
                platform.endpoints().crossBorder(),
                "/handlers/" + part.registered().handlerId() + "/route-changes?year=" + year);
    }

    private static String person(JsonNode change) {
        if (!change.hasNonNull("ordinal")) {
            return "";
        }
        return "第 %,d 人 / person %,d (%s)"
                .formatted(
                        change.path("ordinal").asLong(),
                        change.path("ordinal").asLong(),
                        change.path("class").asText());
    }

    private void duties(DemoRun.Part part) {
        List<String> duties = new ArrayList<>();
        for (JsonNode duty : platform.list(
                part.officer(),
                platform.endpoints().registry(),
                "/handlers/" + part.registered().handlerId() + "/obligations")) {
            String due = duty.hasNonNull("dueOn") ? " (" + duty.path("dueOn").asText() + ")" : "";
            duties.add(duty.path("code").asText() + due);
        }
        out.printf("    义务 duties   %s%n", String.join(", ", duties));
    }

    private void findings(DemoRun.Part part) {
        String bodyId = part.registered().bodyId();
        List<JsonNode> findings = await(() -> platform.list(
                Caller.certificationBody(bodyId),
                platform.endpoints().certification(),
                "/certification-bodies/" + bodyId + "/findings"));
        findings.forEach(finding -> out.printf("    认证发现 finding for the certification body: %s%n", brief(finding)));
    }

    private void alerts(DemoRun.Part part) {
        List<JsonNode> alerts = await(() -> platform.list(
                Caller.regulator(),
                platform.endpoints().dashboard(),
                "/alerts?limit=500&handlerId=" + part.registered().handlerId()));
        alerts.forEach(alert -> out.printf(
                "    警示 alert #%s %-8s %s / %s%n",
                alert.path("sequence").asText(),
                alert.path("severity").asText(),
                alert.at("/title/zh").asText(),
                alert.at("/title/en").asText()));
    }

    private static String brief(JsonNode finding) {
        return finding.path("certificateNumber").asText() + " "
                + finding.at("/findings/0/provision").asText() + " "
                + finding.at("/findings/0/outcome").asText();
    }

    /** What other services derive arrives within moments; the summary waits for it a bounded time. */
    private static List<JsonNode> await(Supplier<List<JsonNode>> question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> answer = question.get();
        while (answer.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
