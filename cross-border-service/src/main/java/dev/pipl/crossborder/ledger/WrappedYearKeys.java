package dev.pipl.crossborder.ledger;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Year keys that are kept wrapped, made when a year is first written, and never made anew. */
public final class WrappedYearKeys implements YearKeys {

    private static final int KEY_BYTES = 32;

    private final YearKeyStore store;
    private final Supplier<KeyWrapping> wrapping;
    private final Map<Integer, YearKey> unwrapped = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param wrapping may throw {@link LedgerUnavailable} while the wrapping key cannot be had */
    public WrappedYearKeys(YearKeyStore store, Supplier<KeyWrapping> wrapping) {
        this.store = store;
        this.wrapping = wrapping;
    }

    @Override
    public Optional<YearKey> of(int year) {
        YearKey known = unwrapped.get(year);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<WrappedKey> kept = store.find(year);
        if (kept.isEmpty()) {
            if (store.yearsWithRows().contains(year)) {
                throw new YearKeyMissing("the key of " + year + " is lost, but the year has rows");
            }
            store.insertIfAbsent(fresh(year));
            // Another instance may have been faster: what is kept counts, not what was made here.
            kept = store.find(year);
        }
        WrappedKey key = kept.orElseThrow(() -> new YearKeyMissing("the key of " + year + " was not kept"));
        if (key.wrapped() == null) {
            return Optional.empty();
        }
        byte[] secret = wrapping.get().unwrap(year, key.keyId(), key.wrapped());
        return Optional.of(unwrapped.computeIfAbsent(year, y -> new YearKey(y, key.keyId(), new HmacPrf(secret))));
    }

    /**
     * Whether every year that has rows can be counted on, or is closed.
     *
     * @throws LedgerUnavailable saying which one cannot
     */
    public void requireAll() {
        store.yearsWithRows().forEach(this::of);
    }

    private WrappedKey fresh(int year) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        String keyId = year + "-" + UUID.randomUUID();
        return new WrappedKey(year, keyId, wrapping.get().wrap(year, keyId, secret));
    }
}
