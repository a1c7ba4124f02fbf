package dev.pipl.crossborder.ledger;

class InMemoryLedgerStoreTest extends LedgerStoreContract {

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();

    @Override
    LedgerStore store() {
        return store;
    }
}
