package dev.pipl.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.local.LocalFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @CsvSource({
        "DASHBOARD, 8080",
        "REGISTRY, 8081",
        "CROSS_BORDER, 8082",
        "AUDIT, 8083",
        "CERTIFICATION, 8084",
        "PLATFORM_SANDBOX, 8090",
        "KEYCLOAK, 8180",
        "KAFKA, 9092",
        "POSTGRESQL, 15432"
    })
    void thePortsThatClientsRelyOnAreTheDefaults(PartId part, int port) {
        assertThat(Ports.of(Map.of()).of(part)).isEqualTo(port);
    }

    @Test
    void aVariableMovesItsPartAndNoOther() {
        Ports ports = Ports.of(Map.of("PIPL_KAFKA_PORT", "19092"));

        assertThat(ports.of(PartId.KAFKA)).isEqualTo(19092);
        assertThat(ports.of(PartId.POSTGRESQL)).isEqualTo(15432);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "99999999999"})
    void whatIsNotAPortIsRefusedByTheNameOfItsVariable(String named) {
        assertThatThrownBy(() -> Ports.of(Map.of("PIPL_AUDIT_PORT", named)))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("PIPL_AUDIT_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "65535"})
    void theFirstAndTheLastPortAreAccepted(String named) {
        assertThat(Ports.of(Map.of("PIPL_AUDIT_PORT", named)).of(PartId.AUDIT)).isEqualTo(Integer.parseInt(named));
    }

    @Test
    void twoPartsOnOnePortAreRefused() {
        assertThatThrownBy(() -> Ports.of(Map.of("PIPL_AUDIT_PORT", "8081")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("PIPL_REGISTRY_PORT")
                .hasMessageContaining("PIPL_AUDIT_PORT");
    }
}
