package dev.pipl.registry;

import dev.pipl.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheArchitecture() {
        ServiceArchitecture.of("dev.pipl.registry").check();
    }
}
