package dev.pipl.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {
    @Test
    void everyPersonOfARunHasATokenOfItsOwnInTheFormThePlatformTakes() {
        DemoPeople people = new DemoPeople(42);
        Set<String> tokens = new HashSet<>();

        for (long person = 0; person < 50_000; person++) {
            String token = people.token(person);
            tokens.add(token);
            assertThat(token).matches("[A-Za-z0-9_-]{16,128}");
        }

        assertThat(tokens).hasSize(50_000);
    }

    @Test
    void anotherRunHasOtherPeople() {
        assertThat(new DemoPeople(1).token(7)).isNotEqualTo(new DemoPeople(2).token(7));
    }
}
