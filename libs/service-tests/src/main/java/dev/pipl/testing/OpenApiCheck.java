package dev.pipl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds the served OpenAPI document to the committed one, so that every change of the contract shows in a review. After
 * an intended change run the test once with {@code -Dpipl.openapi.rewrite=true} and commit the file.
 */
public final class OpenApiCheck {
    private static final Path COMMITTED = Path.of("src/main/openapi/openapi.yaml");

    private OpenApiCheck() {}

    public static void servedIsCommitted() {
        String served = RestAssured.given()
                .accept("application/yaml")
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            if (Boolean.getBoolean("pipl.openapi.rewrite")) {
                Files.createDirectories(COMMITTED.getParent());
                Files.writeString(COMMITTED, served);
            }
            assertThat(COMMITTED).as("the committed contract").exists();
            assertThat(served)
                    .as("the served contract (run with -Dpipl.openapi.rewrite=true after an intended change)")
                    .isEqualTo(Files.readString(COMMITTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
