package dev.pipl.crossborder;

import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "cross_border")
class OpenApiIT {

    @Test
    void theServedContractIsTheCommittedOne() {
        OpenApiCheck.servedIsCommitted();
    }
}
