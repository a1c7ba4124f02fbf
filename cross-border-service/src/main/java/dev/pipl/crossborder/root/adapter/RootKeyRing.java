package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootKeyUnreadable;
import dev.pipl.crossborder.root.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keys with their secrets, which lie in the database under the wrapping key that lies outside it. Whoever calls holds the
 * lock of the roots.
 */
@ApplicationScoped
class RootKeyRing {

    private final PgRootKeys keys;
    private final Supplier<KeyWrapping> wrapping;

    RootKeyRing(PgRootKeys keys, Supplier<KeyWrapping> wrapping) {
        this.keys = keys;
        this.wrapping = wrapping;
    }

    /**
     * The key in use; the very first is made here.
     *
     * @param newestRoot the number of the newest root, 0 while there is none
     * @throws RootKeyUnreadable if roots were signed and no key is there
     */
    RootKey currentOrFirst(Connection transaction, long newestRoot, Instant now) throws SQLException {
        Optional<RootKey> current = keys.current(transaction);
        if (current.isPresent()) {
            return current.get();
        }
        if (newestRoot > 0) {
            throw new RootKeyUnreadable("roots were signed, but no key is there");
        }
        SigningKey fresh = SigningKey.fresh();
        keep(transaction, RootKey.first(fresh, now), fresh);
        // Another instance may have been faster: what is kept counts, not what was made here.
        return keys.current(transaction).orElseThrow(() -> new RootKeyUnreadable("the first key was not kept"));
    }

    /** @throws RootKeyUnreadable if the secret is not there or cannot be unwrapped, or is not the key's */
    SigningKey open(Connection connection, RootKey key) throws SQLException {
        byte[] wrapped = keys.wrapped(connection, key)
                .orElseThrow(() -> new RootKeyUnreadable("the secret of key " + key.keyId() + " is not there"));
        byte[] secret = null;
        try {
            secret = wrapping.get().open(nameOf(key), wrapped);
            return SigningKey.of(secret, key.publicKey());
        } catch (GeneralSecurityException | IllegalArgumentException | LedgerUnavailable e) {
            throw new RootKeyUnreadable("the secret of key " + key.keyId() + " cannot be unwrapped", e);
        } finally {
            if (secret != null) {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    /** A new key after that one, whose own secret is erased. */
    RootKey follow(Connection transaction, RootKey current, SigningKey own, long newestRoot, Instant now)
            throws SQLException {
        SigningKey fresh = SigningKey.fresh();
        RootKey next = current.next(fresh, own, newestRoot, now);
        keep(transaction, next, fresh);
        keys.eraseSecret(transaction, current);
        return next;
    }

    private void keep(Connection transaction, RootKey key, SigningKey signing) throws SQLException {
        byte[] secret = signing.secret();
        try {
            keys.insertIfAbsent(transaction, key, wrapping.get().seal(nameOf(key), secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static String nameOf(RootKey key) {
        return "pipl-ledger-root-key/1|" + key.number() + "|" + key.keyId();
    }
}
