package dev.pipl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceArchitectureTest {
    @Test
    void everyBreachIsNamed() {
        List<String> breaches = new ServiceArchitecture(
                        "dev.pipl.testing.breach", new ClassFileImporter().importPackages("dev.pipl.testing.breach"))
                .classBreaches()
                .toList();

        assertThat(breaches).anyMatch(b -> b.startsWith("only adapter packages import frameworks"));
        assertThat(breaches).anyMatch(b -> b.startsWith("time comes from the injected clock"));
        assertThat(breaches).anyMatch(b -> b.startsWith("the two kinds of transaction are apart"));
        assertThat(breaches).anyMatch(b -> b.startsWith("names say what things are"));
        assertThat(breaches).noneMatch(b -> b.startsWith("packages have no cycles"));
    }

    @Test
    void aPlainClassWithInnocentNamesPasses() {
        List<String> breaches = new ServiceArchitecture(
                        "dev.pipl.events", new ClassFileImporter().importPackages("dev.pipl.events"))
                .classBreaches()
                .toList();

        assertThat(breaches).isEmpty();
    }
}
