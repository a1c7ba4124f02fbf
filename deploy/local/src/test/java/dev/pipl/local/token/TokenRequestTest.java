package dev.pipl.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.local.LocalFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {

    @Test
    void anUnknownRoleIsRefusedWithTheRolesThereAre() {
        assertThatThrownBy(() -> TokenRequest.of("admin", null))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("admin")
                .hasMessageContaining("handler-officer")
                .hasMessageContaining("certification-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handler-officer", "pipeline", "agency-auditor", "certification-body"})
    void aRoleThatBelongsToSomebodyNeedsATenant(String role) {
        assertThatThrownBy(() -> TokenRequest.of(role, null))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("needs a tenant");
        assertThat(TokenRequest.of(role, "h-1").tenant()).contains("h-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"regulator", "operator"})
    void aNationalRegulatorAndAnOperatorHaveNone(String role) {
        assertThat(TokenRequest.of(role, null).tenant()).isEmpty();
        assertThat(TokenRequest.of(role, null).clientId()).isEqualTo(role);
    }

    @Test
    void aRegulatorMayBeOfAProvince() {
        assertThat(TokenRequest.of("regulator", "CN-11").clientId()).isEqualTo("regulator.CN-11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "-a", "\"a\"", "a\nb"})
    void aTenantThatCouldNotBeAnIdIsRefused(String tenant) {
        assertThatThrownBy(() -> TokenRequest.of("pipeline", tenant))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("malformed");
    }

    @Test
    void aTenantHasAtMostAHundredCharacters() {
        assertThat(TokenRequest.of("pipeline", "a".repeat(100)).tenant()).isPresent();
        assertThatThrownBy(() -> TokenRequest.of("pipeline", "a".repeat(101))).isInstanceOf(LocalFailure.class);
    }
}
