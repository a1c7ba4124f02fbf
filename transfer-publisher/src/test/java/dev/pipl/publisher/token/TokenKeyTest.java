package dev.pipl.publisher.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.publisher.ExitStatus;
import dev.pipl.publisher.PublisherFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyTest {
    private static final String HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String BASE64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @TempDir
    private Path folder;

    @Test
    void aTokenIsTheHmacThatAnyLanguageComputes() {
        Tokeniser tokeniser = new Tokeniser(TokenKey.of("2026-a", HEX));

        assertThat(tokeniser.token("zhang.san@example.com")).isEqualTo("3dcset0QYwROFxb6AriOSxyANxl317VqXmbscprJFXM");
        assertThat(tokeniser.token("张三")).isEqualTo("-Ba_A_kGyBpXem5Vxx-w8lJYvv4t6vuTNLEsCpp02AQ");
        assertThat(tokeniser.token("zhang.san@example.com")).isEqualTo("3dcset0QYwROFxb6AriOSxyANxl317VqXmbscprJFXM");
    }

    @Test
    void aTokenHasTheFormThatTheContractAsksFor() {
        Tokeniser tokeniser = new Tokeniser(TokenKey.random(null));
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            tokens.add(tokeniser.token("person " + i));
        }

        assertThat(tokens).hasSize(1000).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void hexadecimalAndBase64AreTheSameKey() {
        assertThat(TokenKey.of(null, HEX + "\n").fingerprint())
                .isEqualTo(TokenKey.of("other", BASE64).fingerprint())
                .isEqualTo("9b91291045f1c728");
        assertThat(TokenKey.of(null, HEX).id()).isEqualTo("k-9b912910");
    }

    @Test
    void aCreatedKeyIsReadAgainAndOnlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("tokens.key");
        TokenKey key = TokenKey.random("2026-a");

        TokenKeyFile.create(file, key);

        assertThat(TokenKeyFile.read(file).fingerprint()).isEqualTo(key.fingerprint());
        assertThat(TokenKeyFile.read(file).id()).isEqualTo("2026-a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsNeverOverwritten() {
        Path file = folder.resolve("tokens.key");
        TokenKeyFile.create(file, TokenKey.random("first"));

        assertThatThrownBy(() -> TokenKeyFile.create(file, TokenKey.random("second")))
                .isInstanceOf(PublisherFault.class)
                .hasMessageContaining("never overwritten");
        assertThat(TokenKeyFile.read(file).id()).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void aKeyOpenToOthersIsRefused(String permissions) throws IOException {
        Path file = folder.resolve("tokens.key");
        TokenKeyFile.create(file, TokenKey.random("a"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> TokenKeyFile.read(file))
                .isInstanceOfSatisfying(
                        PublisherFault.class,
                        fault -> assertThat(fault.status()).isEqualTo(ExitStatus.USAGE))
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not json", "{\"keyId\":\"a\",\"algorithm\":\"MD5\",\"key\":\"x\"}"})
    void aFileOfAnotherFormIsRefused(String content) throws IOException {
        Path file = folder.resolve("tokens.key");
        TokenKeyFile.create(file, TokenKey.random("a"));
        Files.writeString(file, content);

        assertThatThrownBy(() -> TokenKeyFile.read(file)).hasMessageContaining("is not a key file");
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        assertThatThrownBy(() -> TokenKeyFile.read(folder.resolve("none"))).hasMessageContaining("keygen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "not base64!", HEX + "00"})
    void aKeyOfAnotherLengthOrAlphabetIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> TokenKey.of("a", text))
                .isInstanceOf(PublisherFault.class)
                .hasMessageNotContaining(text);
    }

    @Test
    void aKeyIdFitsIntoAnEvent() {
        assertThat(TokenKey.of("x".repeat(64), HEX).id()).hasSize(64);
        assertThatThrownBy(() -> TokenKey.of("x".repeat(65), HEX)).isInstanceOf(PublisherFault.class);
        assertThatThrownBy(() -> TokenKey.of(" ", HEX)).isInstanceOf(PublisherFault.class);
    }

    @Test
    void aKeyInALogShowsItsNameOnly() {
        assertThat(TokenKey.of("2026-a", HEX)).hasToString("TokenKey[2026-a]");
    }
}
