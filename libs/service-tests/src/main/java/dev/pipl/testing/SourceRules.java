package dev.pipl.testing;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What only the sources show: sizes, package-info files, and clocks inside SQL. */
final class SourceRules {
    private static final int FILE_LINES_MAX = 300;
    private static final int METHOD_LINES_MAX = 60;
    static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CLOCK_IN_SQL = Pattern.compile(
            "\\b(current_date|current_timestamp|clock_timestamp\\(\\))|(?<![.\\w])now\\(\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_ZONE = Pattern.compile("Asia/Shanghai");

    private SourceRules() {}

    static Stream<String> breaches() {
        List<Path> files = files(SOURCES, ".java");
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            checkText(file, found);
        }
        files(Path.of("src/main/resources"), ".sql").forEach(sql -> checkSql(sql, found));
        files.stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .forEach(folder -> found.add("every package says what it is for: " + folder));
        checkMethods(files, found);
        return found.stream();
    }

    private static void checkText(Path file, List<String> found) {
        String text = read(file);
        long lines = text.lines().count();
        if (lines > FILE_LINES_MAX) {
            found.add("files stay below " + FILE_LINES_MAX + " lines: " + file + " has " + lines);
        }
        checkSql(file, found);
        if (OWN_ZONE.matcher(text).find()) {
            found.add("Beijing's calendar is known in one class only: " + file);
        }
    }

    private static void checkSql(Path file, List<String> found) {
        Matcher clock = CLOCK_IN_SQL.matcher(read(file));
        if (clock.find()) {
            found.add("no clock inside SQL: " + file + " has " + clock.group());
        }
    }

    private static void checkMethods(List<Path> files, List<String> found) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                LineMap lines = unit.getLineMap();
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        long start = positions.getStartPosition(unit, method);
                        long end = positions.getEndPosition(unit, method);
                        if (start >= 0 && end >= 0) {
                            long length = lines.getLineNumber(end) - lines.getLineNumber(start) + 1;
                            if (length > METHOD_LINES_MAX) {
                                found.add("methods stay below " + METHOD_LINES_MAX + " lines: "
                                        + unit.getSourceFile().getName() + "#" + method.getName() + " has " + length);
                            }
                        }
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
