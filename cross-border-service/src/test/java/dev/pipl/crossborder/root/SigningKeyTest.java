package dev.pipl.crossborder.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final byte[] SAID = "said".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    private final SigningKey key = SigningKey.fresh();

    @Test
    void whatItSignedOpensWithItsPublicHalf() {
        assertThat(key.publicKey().open(key.sign("a", SAID), "a")).isEqualTo(SAID);
    }

    @Test
    void aStatementDoesNotPassForAnIntroduction() {
        String jws = key.sign(RootStatement.TYPE, SAID);

        assertThatThrownBy(() -> key.publicKey().open(jws, KeyIntroduction.TYPE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherKeyOrAChangedOctetDoesNotOpenIt() {
        String jws = key.sign("a", SAID);
        String[] parts = jws.split("\\.");
        String other = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString("sald".getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];

        assertThatThrownBy(() -> SigningKey.fresh().publicKey().open(jws, "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.publicKey().open(other, "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.publicKey().open("no.jws", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A header that says "none", or a MAC under the public key, is the oldest trick against JWS. */
    @Test
    void noOtherAlgorithmIsTaken() {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        String said = Base64.getUrlEncoder().withoutPadding().encodeToString(SAID);

        assertThatThrownBy(() -> key.publicKey().open(header + "." + said + ".", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeptSecretGivesTheSameKeyAndNoOtherPair() {
        assertThat(SigningKey.of(key.secret(), key.publicKey()).sign("a", SAID)).isEqualTo(key.sign("a", SAID));
        assertThatThrownBy(() -> SigningKey.of(key.secret(), SigningKey.fresh().publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangeOfKeysIsSignedByBothOverTheSameOctets() {
        SigningKey fresh = SigningKey.fresh();
        RootKey first = RootKey.first(key, NOW);

        RootKey next = first.next(fresh, key, 17, NOW);

        assertThat(next.number()).isEqualTo(2);
        assertThat(fresh.publicKey().open(next.jws(), KeyIntroduction.TYPE))
                .isEqualTo(key.publicKey().open(next.jwsByPrevious(), KeyIntroduction.TYPE))
                .isEqualTo(next.introduction().octets());
        assertThat(next.introduction().previousKeyId()).isEqualTo(first.keyId());
        assertThat(List.of(first.isFor(1), first.retiredAfter(17).isFor(17))).containsOnly(true);
        assertThat(List.of(first.retiredAfter(17).isFor(18), next.isFor(17))).containsOnly(false);
        assertThat(next.isFor(18)).isTrue();
    }

    @Test
    void aKeyAfterALostOneStandsAloneAndSaysSo() {
        RootKey next = RootKey.first(key, NOW).next(SigningKey.fresh(), null, 17, NOW);

        assertThat(next.jwsByPrevious()).isNull();
        assertThat(new String(next.introduction().octets(), StandardCharsets.UTF_8))
                .contains("\"previousKeyLost\":true");
    }

    @Test
    void aRootIsOfItsKeyAndTreeOnly() {
        RootTree tree = RootTree.over(List.of(new ChainHead("h", 2026, 1, new byte[32])));
        SignedRoot root = SignedRoot.after(null, tree, key, NOW);

        assertThat(SignedRoot.kept(root.jws())).isEqualTo(root);
        assertThat(root.isBy(key.publicKey(), tree)).isTrue();
        assertThat(root.isBy(SigningKey.fresh().publicKey(), tree)).isFalse();
        assertThat(root.isBy(key.publicKey(), RootTree.over(List.of()))).isFalse();
        assertThat(SignedRoot.after(root, tree, key, NOW).statement().previous())
                .isEqualTo(RootStatement.digestOf(root.jws()));
    }
}
