package dev.pipl.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {

    @TempDir
    Path folder;

    @Test
    void whatRunsKeepsItsFilesWhenABuildReplacesThem() throws IOException {
        // Given
        Path built = Files.createDirectories(folder.resolve("built/lib")).getParent();
        Files.writeString(built.resolve("lib/a.jar"), "old");
        Tree.mirror(built, folder.resolve("running"));

        // When
        Tree.delete(built);
        Files.createDirectories(built.resolve("lib"));
        Files.writeString(built.resolve("lib/a.jar"), "new");

        // Then
        assertThat(folder.resolve("running/lib/a.jar")).hasContent("old");
    }

    @Test
    void aMirrorHoldsNothingOfTheOneBefore() throws IOException {
        // Given
        Path built = Files.createDirectories(folder.resolve("built"));
        Files.writeString(built.resolve("b.jar"), "b");
        Files.createDirectories(folder.resolve("running"));
        Files.writeString(folder.resolve("running/a.jar"), "a");

        // When
        Tree.mirror(built, folder.resolve("running"));

        // Then
        assertThat(folder.resolve("running")).isDirectoryNotContaining("glob:**a.jar");
        assertThat(folder.resolve("running/b.jar")).hasContent("b");
    }

    @Test
    void deletingDoesNotFollowALinkOutOfTheFolder() throws IOException {
        // Given
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path doomed = Files.createDirectories(folder.resolve("doomed"));
        Files.createSymbolicLink(doomed.resolve("link"), kept);

        // When
        Tree.delete(doomed);

        // Then
        assertThat(doomed).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void deletingWhatIsNotThereDoesNothing() throws IOException {
        Tree.delete(folder.resolve("nothing"));

        assertThat(folder).exists();
    }
}
