package dev.pipl.system.measure;

import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.PlatformClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a handler has on record so that a transfer of few persons may be made: an impact assessment and a notice. */
final class Papers {
    private static final List<String> ASSESSED = List.of(
            "PIPL-56:1", "PIPL-56:2", "PIPL-56:3", "SCC-5:1", "SCC-5:2", "SCC-5:3", "SCC-5:4", "SCC-5:5", "SCC-5:6");

    private final PlatformClient platform;
    private final Clock clock;

    Papers(PlatformClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    void file(Stand.Subject subject) {
        LocalDate yesterday = BeijingCalendar.today(clock).minusDays(1);
        Caller officer = Caller.officerOf(subject.handlerId());
        List<Map<String, Object>> items = new ArrayList<>();
        for (String assessed : ASSESSED) {
            String[] item = assessed.split(":");
            items.add(Map.of("provision", item[0], "item", Integer.valueOf(item[1]), "answer", "as measured"));
        }
        platform.post(
                officer,
                platform.endpoints().registry(),
                "/handlers/" + subject.handlerId() + "/pipias",
                Map.of(
                        "kinds", List.of("STANDARD_CONTRACT"),
                        "completedOn", yesterday.toString(),
                        "purposes", List.of(Stand.PURPOSE),
                        "recipientIds", List.of(subject.recipientId()),
                        "riskLevel", "LOW",
                        "reportReference", "measured",
                        "items", items));
        platform.post(
                officer,
                platform.endpoints().crossBorder(),
                "/handlers/" + subject.handlerId() + "/notices",
                Map.of(
                        "recipientId",
                        subject.recipientId(),
                        "recipientName",
                        "Recipient",
                        "recipientContact",
                        "privacy@example.com",
                        "purposes",
                        List.of(Stand.PURPOSE),
                        "method",
                        "measured",
                        "categories",
                        List.of(Stand.CATEGORY),
                        "rights",
                        "by mail",
                        "coversSensitive",
                        false,
                        "from",
                        BeijingCalendar.at(BeijingCalendar.startOf(yesterday)).toString()));
    }
}
