package dev.pipl.kit.version;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityVersionTest {
    private final EntityVersion version = new EntityVersion(7);

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\""})
    void aMatchingTagPasses(String ifMatch) {
        assertThatCode(() -> version.requireMatch(ifMatch)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "\"77\""})
    void anyOtherIsStale(String ifMatch) {
        assertThatThrownBy(() -> version.requireMatch(ifMatch)).hasMessageContaining("version-stale");
    }

    @Test
    void withoutATagNothingIsChanged() {
        assertThatThrownBy(() -> version.requireMatch(null)).hasMessageContaining("version-required");
        assertThatThrownBy(() -> version.requireMatch(" ")).hasMessageContaining("version-required");
    }
}
