package dev.pipl.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void aTakenPortIsNamedTogetherWithTheVariableThatMovesThePart() throws IOException {
        try (ServerSocket taker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taker.getLocalPort();

            assertThatThrownBy(() -> PortCheck.require("keycloak", port, "PIPL_KEYCLOAK_PORT"))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining("PIPL_KEYCLOAK_PORT");
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTaken() throws IOException {
        try (ServerSocket taker = new ServerSocket(0)) {
            assertThat(PortCheck.free(taker.getLocalPort())).isFalse();
        }
    }

    @Test
    void aFreePortIsAccepted() throws IOException {
        int port = PortCheck.anyFree();

        assertThatCode(() -> PortCheck.require("kafka", port, "PIPL_KAFKA_PORT"))
                .doesNotThrowAnyException();
    }
}
