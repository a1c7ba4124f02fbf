package dev.pipl.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    Path folder;

    @Test
    void programsStayExecutableAndTheLeadingFolderIsLeftOut() throws IOException {
        // Given
        Path archive = archive(tar -> {
            file(tar, "program-1.0/bin/start", 0755);
            file(tar, "program-1.0/conf/settings", 0644);
            TarArchiveEntry link = new TarArchiveEntry("program-1.0/bin/alias", TarConstants.LF_SYMLINK);
            link.setLinkName("start");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        });

        // When
        Archive.unpackGzip(archive, folder.resolve("program"), 1);

        // Then
        assertThat(folder.resolve("program/bin/start")).isExecutable().hasContent("program-1.0/bin/start");
        assertThat(Files.isExecutable(folder.resolve("program/conf/settings"))).isFalse();
        assertThat(folder.resolve("program/bin/alias")).isSymbolicLink();
    }

    @Test
    void anEntryThatPointsOutOfTheFolderIsRefusedAndNothingIsUnpacked() throws IOException {
        Path archive = archive(tar -> file(tar, "program/../../evil", 0644));

        assertThatThrownBy(() -> Archive.unpackGzip(archive, folder.resolve("program"), 0))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("program")).doesNotExist();
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    private interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private Path archive(Content content) throws IOException {
        Path archive = folder.resolve("archive.tar.gz");
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            content.write(tar);
        }
        return archive;
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
