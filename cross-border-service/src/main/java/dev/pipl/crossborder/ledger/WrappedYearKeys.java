package dev.pipl.crossborder.ledger;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Year keys that are kept wrapped, made when a year is first written, and never made anew. */
public final class WrappedYearKeys implements YearKeys {

    private static final int KEY_BYTES = 32;

    private final YearKeyStore store;
    private final Supplier<KeyWrapping> wrapping;
    private final Map<Integer, YearKey> unwrapped = new ConcurrentHashMap<>();
    private final Set<Integer> destroyed = ConcurrentHashMap.newKeySet();
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
        if (destroyed.contains(year)) {
            return Optional.empty();
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
            if (key.destroyedUnder() == null) {
                throw new YearKeyMissing("the key of " + year + " is gone, and no proof says that it was destroyed");
            }
            destroyed.add(year);
            return Optional.empty();
        }
        return Optional.of(unwrapped.computeIfAbsent(year, y -> unwrap(key)));
    }

    /** Forgets the keys that were destroyed, by whichever instance. */
    public void forgetDestroyed() {
        if (unwrapped.isEmpty()) {
            return;
        }
        for (int year : store.destroyedYears()) {
            destroyed.add(year);
            YearKey gone = unwrapped.remove(year);
            if (gone != null) {
                gone.forget();
            }
        }
    }

    /**
     * Whether every year that has rows can be counted on, or is closed.
     *
     * @throws LedgerUnavailable saying which one cannot
     */
    public void requireAll() {
        store.yearsWithRows().forEach(this::of);
    }

    private YearKey unwrap(WrappedKey key) {
        byte[] secret = wrapping.get().unwrap(key.year(), key.keyId(), key.wrapped());
        try {
            byte[] commitment = KeyCommitment.of(key.keyId(), secret);
            if (key.commitment() == null) {
                store.commit(key.year(), commitment);
            } else if (!Arrays.equals(commitment, key.commitment())) {
                throw new YearKeyMissing("the key of " + key.year() + " is not the one that was made for it");
            }
            return new YearKey(key.year(), key.keyId(), new HmacPrf(secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private WrappedKey fresh(int year) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        try {
            String keyId = year + "-" + UUID.randomUUID();
            byte[] commitment = KeyCommitment.of(keyId, secret);
            return new WrappedKey(year, keyId, wrapping.get().wrap(year, keyId, secret), commitment, null);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
