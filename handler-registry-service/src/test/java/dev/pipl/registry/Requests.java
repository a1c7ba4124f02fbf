package dev.pipl.registry;

import static io.restassured.RestAssured.given;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.Tokens;
import io.restassured.specification.RequestSpecification;

/** Requests that several tests make. */
public final class Requests {
    private Requests() {}

    public static RequestSpecification by(Role role, String... tenants) {
        return given().auth().oauth2(Tokens.of(role, tenants)).contentType("application/json");
    }

    /** A complete and valid statement of an enterprise in Beijing. */
    public static String enterprise(String code) {
        return enterprise(code, 1000, "2026-01-31");
    }

    public static String enterprise(String code, long persons, String asOf) {
        return """
                {"name":{"zh":"甲公司","en":"Alpha"},"unifiedSocialCreditCode":"%s","kind":"ENTERPRISE",
                 "criticalInfrastructureOperator":false,"importantPlatform":false,"province":"CN-11",
                 "personsHandled":{"total":%d,"sensitive":10,"minorsUnder14":0,"asOf":"%s"}}
                """.formatted(code, persons, asOf);
    }

    /** Registers an enterprise and returns its id. */
    public static String registered() {
        return registered(enterprise(CreditCodes.next()));
    }

    public static String registered(String body) {
        return by(Role.OPERATOR)
                .body(body)
                .post("/handlers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
