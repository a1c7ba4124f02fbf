package dev.pipl.system.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StolenTimeTest {

    @Test
    void stolenTicksAreAShareOfAllThatPassed() {
        StolenTime.Ticks before =
                StolenTime.Ticks.of("cpu  100 0 50 800 10 0 5 35 7 0").orElseThrow();
        StolenTime.Ticks after =
                StolenTime.Ticks.of("cpu  150 0 60 820 10 0 5 55 57 0").orElseThrow();

        assertThat(after.percentSince(before)).isEqualTo(20.0);
        assertThat(before.percentSince(before)).isZero();
    }

    @Test
    void aLineOfAnotherKindSaysNothing() {
        assertThat(StolenTime.Ticks.of("cpu0 1 2 3 4 5 6 7 8")).isEmpty();
        assertThat(StolenTime.Ticks.of("cpu 1 2 3")).isEmpty();
    }

    @Test
    void whatTheHostTookIsToldOnceInBothLanguages() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));

        try (StolenTime stolen = new StolenTime()) {
            stolen.tell("gate", report);
        }

        boolean isLinux = System.getProperty("os.name").equals("Linux");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(isLinux ? 1 : 0)
                .allMatch(line -> line.contains("宿主机取走") && line.contains("the host took"));
    }
}
