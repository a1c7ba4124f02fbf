package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.QUALIFIED;
import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aCertificate;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.aQualifiedBody;
import static dev.pipl.certification.CertificationSteps.issueRequest;
import static dev.pipl.certification.CertificationSteps.platformMoods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.Tables.Damage;
import dev.pipl.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The look at deadlines, and the sending of reports, when one of the rows cannot be read. */
@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class DueCheckIT {
    /** Of three, so that one stands before it and one behind. */
    private static final int BROKEN = 1;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aCertificateThatCannotBeReadKeepsNoOtherWaiting() throws SQLException {
        String body = aFiledBody(QUALIFIED);
        List<String> numbers = Stream.generate(() -> aCertificate(body, aHandler(body, "ENTERPRISE", false), TODAY))
                .limit(3)
                .toList();
        String damaged = numbers.get(BROKEN);
        Damage scope = Tables.damage(database, "certificate", "scope", "number", damaged);

        clock.setTo(LocalDate.of(2029, 3, 28));

        awaitAllBut(damaged, numbers, "certificate-renewal-due");
        scope.mend();
        awaitAlert("certificate-renewal-due", damaged);
    }

    @Test
    void aBodyThatCannotBeReadKeepsNoOtherWaiting() throws SQLException {
        List<String> bodies =
                Stream.generate(() -> aQualifiedBody(TODAY)).limit(3).toList();
        String damaged = bodies.get(BROKEN);
        Damage materials = Tables.damage(database, "certification_body", "materials", "id", damaged);

        clock.setTo(LocalDate.of(2026, 10, 17));

        awaitAllBut(damaged, bodies, "body-filing-overdue");
        materials.mend();
        awaitAlert("body-filing-overdue", damaged);
    }

    @Test
    void aReportThatCannotBeReadKeepsNoOtherWaiting() throws SQLException {
        String body = aFiledBody(QUALIFIED);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.add(unreported(body, body.substring(0, 13) + "-" + i));
        }
        List<String> reports = Tables.column(
                database, "select id from platform_report where body_id = '" + body + "' order by position");
        assertThat(reports).hasSize(3);
        String damaged = reports.get(BROKEN);
        Damage scope = Tables.damage(database, "platform_report", "scope", "id", damaged);

        clock.setTo(LocalDate.of(2026, 10, 11));

        awaitAllBut(damaged, reports, "platform-report-overdue");
        numbers.forEach(number -> platformMoods(number, ""));
        String sent = "select id from platform_report where receipt is not null and body_id = '" + body + "'";
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> Tables.column(database, sent).size() == 2);
        assertThat(Tables.column(database, sent)).doesNotContain(damaged);
        scope.mend();
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> Tables.column(database, sent).contains(damaged));
    }

    /** A certificate whose report the platform does not take before it is asked to. */
    private static String unreported(String body, String number) {
        platformMoods(number, "503,".repeat(500));
        String handler = aHandler(body, "ENTERPRISE", false);
        Map<String, Object> request = new HashMap<>(issueRequest(body, handler, TODAY, TODAY.plusYears(3)));
        request.put("number", number);
        CertificationSteps.as(Role.CERTIFICATION_BODY, body)
                .body(request)
                .post("/certificates")
                .then()
                .statusCode(201);
        return number;
    }

    private static void awaitAllBut(String damaged, List<String> all, String code) {
        all.stream().filter(subject -> !subject.equals(damaged)).forEach(subject -> awaitAlert(code, subject));
        assertThat(KafkaProbe.events(Topic.ALERTS)).noneMatch(event -> is(event, code, damaged));
    }

    private static void awaitAlert(String code, String subject) {
        KafkaProbe.await(EventType.ALERT_RAISED, event -> is(event, code, subject));
    }

    private static boolean is(EventEnvelope event, String code, String subject) {
        AlertRaised alert = event.dataAs(AlertRaised.class);
        return alert.code().equals(code) && subject.equals(alert.subject());
    }
}
