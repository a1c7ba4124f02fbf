package dev.pipl.dashboard.sight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightTest {
    private static Caller caller(Role role, String... tenants) {
        return new Caller("somebody", Set.of(role), Set.of(tenants));
    }

    @Test
    void aNationalRegulatorSeesEverything() {
        assertThat(Sight.of(caller(Role.REGULATOR)).covers("any")).isTrue();
        assertThat(Sight.of(caller(Role.REGULATOR)).covers(null)).isTrue();
    }

    @Test
    void anOperatorSeesEverything() {
        assertThat(Sight.of(caller(Role.OPERATOR)).everything()).isTrue();
    }

    @Test
    void aProvincialRegulatorSeesByProvinceOnly() {
        Sight sight = Sight.of(caller(Role.REGULATOR, "CN-11"));

        assertThat(sight.everything()).isFalse();
        assertThat(sight.asksForProvince()).isTrue();
        assertThat(sight.provinces()).containsExactly("CN-11");
        assertThat(sight.handlers()).isEmpty();
    }

    @Test
    void anOfficerSeesItsOwnHandlerAndNothingThatConcernsNone() {
        Sight sight = Sight.of(caller(Role.HANDLER_OFFICER, "h1"));

        assertThat(sight.covers("h1")).isTrue();
        assertThat(sight.covers("h2")).isFalse();
        assertThat(sight.covers(null)).isFalse();
        assertThat(sight.asksForProvince()).isFalse();
    }

    @Test
    void aRoleThatHasNothingToDoHereSeesNothing() {
        Sight sight = Sight.of(caller(Role.PIPELINE, "h1"));

        assertThat(sight.covers("h1")).isFalse();
        assertThat(sight.everything()).isFalse();
    }

    @Test
    void anOfficerWhoIsAlsoARegulatorOfAProvinceSeesBoth() {
        Sight sight = Sight.of(new Caller("both", Set.of(Role.REGULATOR, Role.HANDLER_OFFICER), Set.of("CN-11", "h1")));

        assertThat(sight.everything()).isFalse();
        assertThat(sight.provinces()).containsExactly("CN-11");
        assertThat(sight.handlers()).contains("h1");
    }
}
