package dev.pipl.audit;

import dev.pipl.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceIsBuiltAsAgreed() {
        ServiceArchitecture.of("dev.pipl.audit").check();
    }
}
