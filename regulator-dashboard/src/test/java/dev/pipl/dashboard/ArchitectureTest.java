package dev.pipl.dashboard;

import dev.pipl.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsToItsArchitecture() {
        ServiceArchitecture.of("dev.pipl.dashboard").check();
    }
}
