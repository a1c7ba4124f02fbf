package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aQualifiedBody;
import static dev.pipl.certification.CertificationSteps.allMaterials;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.events.EventType;
import dev.pipl.events.certification.BodyFiled;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The filing of a certification body, and its decision. */
@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class FilingIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
    }

    @Test
    void theFilingHasItsClocksAndItsAnswers() {
        String body = aQualifiedBody(TODAY);
        as(Role.CERTIFICATION_BODY, body)
                .get("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(200)
                .body("status", equalTo("QUALIFIED"))
                .body("dueOn", equalTo("2026-10-16"));
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("materials", Map.of("qualification", "x")))
                .post("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(422)
                .body("code", equalTo("filing-materials-missing"))
                .body("provision", equalTo("CERT-12"));
        as(Role.CERTIFICATION_BODY, body)
                .body(allMaterials())
                .post("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(200)
                .body("status", equalTo("FILING_SUBMITTED"))
                .body("late", equalTo(false))
                .body("replyDueOn", equalTo("2026-11-13"));
        as(Role.REGULATOR)
                .body(Map.of("outcome", "REJECTED", "reasons", "缺少人员审查 / staff review missing"))
                .post("/certification-bodies/" + body + "/filing/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("reasons", containsString("staff review"));
        KafkaProbe.await(EventType.BODY_REJECTED, of(body, "bodyId"));
        clock.setTo(TODAY.plusDays(30));
        as(Role.CERTIFICATION_BODY, body)
                .body(allMaterials())
                .post("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(200)
                .body("late", equalTo(false))
                .body("reasons", nullValue());
        as(Role.REGULATOR)
                .body(Map.of("outcome", "FILED"))
                .post("/certification-bodies/" + body + "/filing/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("FILED"))
                .body("publicisedOn", equalTo("2026-10-28"));
        assertThat(KafkaProbe.await(EventType.BODY_FILED, of(body, "bodyId"))
                        .dataAs(BodyFiled.class)
                        .filedOn())
                .isEqualTo(LocalDate.of(2026, 10, 28));
        as(Role.REGULATOR)
                .body(Map.of("outcome", "REJECTED", "reasons", "x"))
                .post("/certification-bodies/" + body + "/filing/decision")
                .then()
                .statusCode(409)
                .body("code", equalTo("filing-state"));
    }
}
