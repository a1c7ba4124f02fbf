package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.QUALIFIED;
import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.aQualifiedBody;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.issueRequest;
import static dev.pipl.certification.CertificationSteps.platformKnows;
import static dev.pipl.certification.CertificationSteps.platformMoods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.certification.PlatformReportSubmitted;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class PlatformReportIT {

    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
    }

    @Test
    void aPlatformThatFailsTwiceGetsTheReportOnTheThirdAttempt() {
        String number = certificateWithMoods("503,503");

        Map<String, Object> report = awaitReceipt(number);

        assertThat((Integer) report.get("attempts")).isEqualTo(3);
        platformKnows(report.get("id").toString())
                .then()
                .statusCode(200)
                .body("attempts", equalTo(3))
                .body("receipt", equalTo(report.get("receipt")))
                .body("message.certificateNumber", equalTo(number))
                .body("message.holderName.zh", equalTo("云帆商贸"))
                .body("message.scope.purposes[0]", equalTo("customer-support"))
                .body("message.statusChange.status", equalTo("VALID"));
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgainAndTheReceiptIsToldOnce() {
        String number = certificateWithMoods("lost,garbage,lost");

        Map<String, Object> report = awaitReceipt(number);

        assertThat((Integer) report.get("attempts")).isEqualTo(4);
        platformKnows(report.get("id").toString()).then().body("receipt", equalTo(report.get("receipt")));
        KafkaProbe.await(
                EventType.PLATFORM_REPORT_SUBMITTED,
                event -> event.data().path("certificateNumber").asText().equals(number));
        List<PlatformReportSubmitted> told = KafkaProbe.events(Topic.CERTIFICATION).stream()
                .filter(event -> event.type().equals(EventType.PLATFORM_REPORT_SUBMITTED.type()))
                .map(event -> event.dataAs(PlatformReportSubmitted.class))
                .filter(event -> event.certificateNumber().equals(number))
                .toList();
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.receipt()).isEqualTo(report.get("receipt"));
            assertThat(event.late()).isFalse();
        });
    }

    @Test
    void aReportThatIsNotTakenComesUpTheDayBeforeAndWhenItIsOverdueOnceEach() {
        // Given
        String number = certificateWithMoods("503,".repeat(500));
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> report(number).get("status").equals("SENT"));
        assertThat(report(number).get("lastFailure")).isEqualTo("answered with status 503");
        String id = report(number).get("id").toString();

        // When
        clock.setTo(LocalDate.of(2026, 10, 9));
        awaitAlert("platform-report-due", id);
        clock.setTo(LocalDate.of(2026, 10, 11));
        awaitAlert("platform-report-overdue", id);
        assertThat(report(number)).containsEntry("status", "OVERDUE");
        clock.setTo(LocalDate.of(2026, 10, 12));
        platformMoods(number, "");

        // Then
        assertThat(awaitReceipt(number)).containsEntry("late", true);
        assertThat(alerts("platform-report-due", id)).hasSize(1);
        assertThat(alerts("platform-report-overdue", id)).hasSize(1);
    }

    @Test
    void aReportThatIsRefusedDoesNotHoldUpTheOthers() {
        String refused = certificateWithMoods("400,".repeat(500));
        String taken = certificateWithMoods("");

        awaitReceipt(taken);

        assertThat(report(refused).get("receipt")).isNull();
        platformMoods(refused, "");
        awaitReceipt(refused);
    }

    @Test
    void aBodyThatDoesNotFileComesUp() {
        String body = aQualifiedBody(TODAY);

        clock.setTo(LocalDate.of(2026, 10, 15));
        awaitAlert("body-filing-due", body);
        clock.setTo(LocalDate.of(2026, 10, 17));
        awaitAlert("body-filing-overdue", body);
    }

    @Test
    void aRenewalComesUpNineAndSixMonthsBeforeTheEnd() {
        String number = certificateWithMoods("");

        clock.setTo(LocalDate.of(2028, 12, 28));
        awaitAlert("certificate-renewal-window", number);
        clock.setTo(LocalDate.of(2029, 3, 28));
        awaitAlert("certificate-renewal-due", number);
        clock.setTo(LocalDate.of(2029, 9, 29));
        as(Role.REGULATOR).get("/certificates/" + number).then().body("status", equalTo("EXPIRED"));
    }

    private static String certificateWithMoods(String moods) {
        String body = aFiledBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);
        Map<String, Object> request = new HashMap<>(issueRequest(body, handler, TODAY, TODAY.plusYears(3)));
        String number = "IT-" + body.substring(0, 13);
        request.put("number", number);
        platformMoods(number, moods);
        as(Role.CERTIFICATION_BODY, body)
                .body(request)
                .post("/certificates")
                .then()
                .statusCode(201);
        return number;
    }

    private static Map<String, Object> report(String number) {
        List<Map<String, Object>> items = as(Role.REGULATOR)
                .queryParam("certificateNumber", number)
                .get("/platform-reports")
                .then()
                .extract()
                .path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static Map<String, Object> awaitReceipt(String number) {
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> report(number).get("status").equals("RECEIPTED"));
        return report(number);
    }

    private static void awaitAlert(String code, String subject) {
        KafkaProbe.await(EventType.ALERT_RAISED, event -> {
            AlertRaised alert = event.dataAs(AlertRaised.class);
            return alert.code().equals(code) && subject.equals(alert.subject());
        });
    }

    private static List<AlertRaised> alerts(String code, String subject) {
        return KafkaProbe.events(Topic.ALERTS).stream()
                .map(event -> event.dataAs(AlertRaised.class))
                .filter(alert -> alert.code().equals(code) && subject.equals(alert.subject()))
                .toList();
    }
}
