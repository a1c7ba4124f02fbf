package dev.pipl.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints how many tests each module ran, and their sum, from the reports that Surefire and Failsafe wrote.
 *
 * <p>Maven reports module by module; a reader of a build wants one number at its end. A build whose tests left no
 * report at all is an error, because "nothing failed" must not be said where nothing ran.
 */
public final class TestTotals {

    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");
    private static final Pattern COUNT = Pattern.compile("\\b(tests|failures|errors|skipped)=\"(\\d+)\"");

    private TestTotals() {}

    /** @param args the root folder of the repository */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        Map<String, int[]> perModule = new TreeMap<>();
        for (Path report : reports(root)) {
            String module =
                    root.relativize(report.getParent().getParent().getParent()).toString();
            add(perModule.computeIfAbsent(module, m -> new int[3]), Files.readString(report));
        }
        int[] sum = new int[3];
        System.out.println();
        System.out.printf("%-28s %8s %8s %8s%n", "Totals / 测试合计", "passed", "failed", "skipped");
        perModule.forEach((module, counts) -> {
            System.out.printf("%-28s %8d %8d %8d%n", module, counts[0], counts[1], counts[2]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        });
        if (sum[0] + sum[1] == 0) {
            throw new IllegalStateException("no test report below " + root + ": nothing was tested");
        }
        System.out.printf("%d passed, %d failed, %d skipped%n%n", sum[0], sum[1], sum[2]);
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, 5, (path, attributes) -> isReport(path))) {
            return files.sorted().toList();
        }
    }

    private static boolean isReport(Path path) {
        String folder = String.valueOf(path.getParent().getFileName());
        return (folder.equals("surefire-reports") || folder.equals("failsafe-reports"))
                && path.getFileName().toString().matches("TEST-.*\\.xml");
    }

    private static void add(int[] passedFailedSkipped, String report) {
        Matcher suite = SUITE.matcher(report);
        if (!suite.find()) {
            return;
        }
        int tests = 0;
        int failed = 0;
        int skipped = 0;
        Matcher count = COUNT.matcher(suite.group());
        while (count.find()) {
            int value = Integer.parseInt(count.group(2));
            switch (count.group(1)) {
                case "tests" -> tests = value;
                case "skipped" -> skipped = value;
                default -> failed += value;
            }
        }
        passedFailedSkipped[0] += tests - failed - skipped;
        passedFailedSkipped[1] += failed;
        passedFailedSkipped[2] += skipped;
    }
}
