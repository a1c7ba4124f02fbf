package dev.pipl.dashboard.page;

import static dev.pipl.dashboard.Platform.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnPlatform(schema = "dashboard")
class PageSessionIT {
    private static final Pattern BUNDLE = Pattern.compile("src=\"(/static/bundle/[^\"]+\\.js)\"");

    @Test
    void thePageIsOpenAndBringsNothingFromElsewhere() {
        String page = RestAssured.get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asString();

        assertThat(page).doesNotContain("http://", "https://", "style=").doesNotContainPattern("<script(?![^>]*src=)");
        Matcher bundle = BUNDLE.matcher(page);
        assertThat(bundle.find()).isTrue();
        RestAssured.get(bundle.group(1)).then().statusCode(200).header("Content-Type", containsString("javascript"));
        RestAssured.get("/mark.svg").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session", "/alerts", "/alerts/stream", "/inbox", "/handlers", "/summary"})
    void aScriptWithoutSessionIsAnsweredAndNotRedirected(String path) {
        RestAssured.given().redirects().follow(false).get(path).then().statusCode(401);
    }

    @Test
    void onlyTheSignInLeadsToTheIdentityProvider() {
        String location = RestAssured.given()
                .redirects()
                .follow(false)
                .get("/session/login?ui_locales=zh-CN")
                .then()
                .statusCode(302)
                .header("Set-Cookie", containsStringIgnoringCase("HttpOnly"))
                .extract()
                .header("Location");

        assertThat(location)
                .contains("/realms/pipl/auth?")
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .contains("%3A" + RestAssured.port + "%2Fsession%2Flogin&")
                .contains("ui_locales=zh-CN");
    }

    @Test
    void aBearerTokenTellsWhoItIs() {
        as(Role.REGULATOR, "CN-11")
                .get("/session")
                .then()
                .statusCode(200)
                .body("roles", contains("regulator"))
                .body("provinces", contains("CN-11"))
                .body("mayAcknowledge", equalTo(true));
    }

    @Test
    void aBearerTokenNeedsNoPageHeader() {
        as(Role.REGULATOR).post("/session/logout").then().statusCode(200);
    }

    @Test
    void theContractIsTheCommittedOne() {
        OpenApiCheck.servedIsCommitted();
    }
}
