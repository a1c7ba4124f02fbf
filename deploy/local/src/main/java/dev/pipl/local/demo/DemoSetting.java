package dev.pipl.local.demo;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.certificate.CertificateTerm;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CreditCode;
import dev.pipl.local.client.PlatformClient;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Registers what must be there before anything can be sent: handlers, recipients, a certification body, a certificate. */
final class DemoSetting {
    /** A holder has sent this much of its year when it is certified: within the certification band. */
    static final double SHARE_BEFORE_CERTIFICATE = 0.3;

    private static final List<String> MATERIALS = List.of(
            "qualification",
            "recentWork",
            "staffSecurityReview",
            "rulesAndPlan",
            "riskPrevention",
            "continuousSupervision",
            "complaintHandling",
            "other");

    private final PlatformClient platform;
    private final Clock clock;
    private final RandomGenerator random;

    DemoSetting(PlatformClient platform, Clock clock, RandomGenerator random) {
        this.platform = platform;
        this.clock = clock;
        this.random = random;
    }

    Registered register(DemoHandler handler) {
        LocalDate today = BeijingCalendar.today(clock);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", names(handler.name()));
        body.put("unifiedSocialCreditCode", CreditCode.random(random));
        body.put("kind", "ENTERPRISE");
        body.put("criticalInfrastructureOperator", handler.criticalInfrastructureOperator());
        body.put("importantPlatform", false);
        body.put("province", handler.province());
        if (handler.groupId() != null) {
            body.put("groupId", handler.groupId());
        }
        body.put("effectiveOn", today.minusYears(2).toString());
        body.put(
                "personsHandled",
                Map.of(
                        "total", handler.personsHandled(),
                        "sensitive", handler.sensitivePeople(),
                        "minorsUnder14", 0,
                        "asOf", today.toString()));
        String handlerId = platform.post(Caller.operator(), registry(), "/handlers", body)
                .path("id")
                .asText();
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
                                names(new Bilingual("新加坡云服务中心", "Singapore Cloud Services")),
                                "country",
                                "SG",
                                "contact",
                                "privacy@example.com"))
                .path("id")
                .asText();
        return new Registered(handlerId, recipientId, handler.certified() ? filedBody() : "");
    }

    /** A body that is qualified, has filed its eight materials, and is on the authority's list (CERT-12). */
    private String filedBody() {
        LocalDate today = BeijingCalendar.today(clock);
        URI certification = platform.endpoints().certification();
        String bodyId = platform.post(
                        Caller.operator(),
                        certification,
                        "/certification-bodies",
                        Map.of(
                                "name", names(new Bilingual("华信个人信息保护认证中心", "Huaxin PI Certification Centre")),
                                "qualifiedOn", today.minusMonths(2).toString()))
                .path("id")
                .asText();
        Map<String, String> materials = new LinkedHashMap<>();
        for (String material : MATERIALS) {
            materials.put(material, "archive://huaxin/" + material);
        }
        String filing = "/certification-bodies/" + bodyId + "/filing";
        platform.post(
                Caller.certificationBody(bodyId),
                certification,
                filing,
                Map.of("materials", materials, "submittedOn", today.toString()));
        platform.post(Caller.regulator(), certification, filing + "/decision", Map.of("outcome", "FILED"));
        return bodyId;
    }

    /** The body issues the holder's certificate today, for the statutory term (CERT-8). */
    void certify(Registered registered, DemoHandler handler) {
        LocalDate today = BeijingCalendar.today(clock);
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("bodyId", registered.bodyId());
        certificate.put("handlerId", registered.handlerId());
        certificate.put("issuedOn", today.toString());
        certificate.put(
                "validUntil",
                CertificateTerm.of(Provisions.load()).validUntil(today).toString());
        certificate.put(
                "scope",
                Map.of(
                        "description",
                                names(new Bilingual(
                                        handler.name().zh() + "的客户服务",
                                        "Customer support of " + handler.name().en())),
                        "recipientIds", List.of(registered.recipientId()),
                        "purposes", List.of("customer-support")));
        platform.post(
                Caller.certificationBody(registered.bodyId()),
                platform.endpoints().certification(),
                "/certificates",
                certificate);
    }

    private URI registry() {
        return platform.endpoints().registry();
    }

    private static Map<String, String> names(Bilingual name) {
        return Map.of("zh", name.zh(), "en", name.en());
    }

    /** The ids that the platform gave. */
    record Registered(String handlerId, String recipientId, String bodyId) {}
}
