package dev.pipl.local.machine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders: deleted, or copied without using space. */
public final class Tree {

    private Tree() {}

    /** Deletes a folder with all that is in it; does nothing when it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Makes {@code target} hold what {@code source} holds now, by hard links where the disk allows it. A build that
     * replaces the files of {@code source} later does not touch the copy: what runs keeps its own files.
     */
    public static void mirror(Path source, Path target) throws IOException {
        delete(target);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(source)) {
            all = walk.toList();
        }
        for (Path each : all) {
            Path copy = target.resolve(source.relativize(each));
            if (Files.isDirectory(each)) {
                Files.createDirectories(copy);
            } else {
                linkOrCopy(each, copy);
            }
        }
    }

    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(file, copy);
        }
    }
}
