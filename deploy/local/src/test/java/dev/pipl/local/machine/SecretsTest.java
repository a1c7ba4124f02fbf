package dev.pipl.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        // Given
        Path folder = home.resolve("secrets");

        // When
        String made = new Secrets(folder).keep("postgresql-audit");

        // Then
        assertThat(made).hasSize(32);
        assertThat(new Secrets(folder).keep("postgresql-audit")).isEqualTo(made);
        assertThat(new Secrets(folder).find("postgresql-audit")).contains(made);
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("postgresql-audit"))).isEqualTo("rw-------");
    }

    @Test
    void twoNamesHaveTwoSecrets() throws IOException {
        Secrets secrets = new Secrets(home.resolve("secrets"));

        assertThat(secrets.keep("a")).isNotEqualTo(secrets.keep("b"));
    }

    @Test
    void aSecretThatWasNeverMadeIsNotFound() throws IOException {
        assertThat(new Secrets(home.resolve("secrets")).find("none")).isEmpty();
    }

    @Test
    void everyServiceHasAFolderThatIsItsOwn() throws IOException {
        Path folder = new Secrets(home.resolve("secrets")).folderOf("audit");

        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
