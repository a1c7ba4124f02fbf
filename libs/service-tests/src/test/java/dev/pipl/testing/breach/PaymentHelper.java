package dev.pipl.testing.breach;

import jakarta.inject.Inject;
import java.time.Instant;

/** Breaks three rules: its name, its import, its clock. */
class PaymentHelper {
    @Inject
    Object injected;

    Instant now() {
        return Instant.now();
    }
}
