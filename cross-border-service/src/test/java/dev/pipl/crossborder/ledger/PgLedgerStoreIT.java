package dev.pipl.crossborder.ledger;

import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@OnPlatform(schema = "cross_border")
class PgLedgerStoreIT extends LedgerStoreContract {

    @Inject
    LedgerStore store;

    @Override
    LedgerStore store() {
        return store;
    }
}
