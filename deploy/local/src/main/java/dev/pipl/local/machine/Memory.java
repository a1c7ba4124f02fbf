package dev.pipl.local.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of a process and its descendants: the proportional share (PSS) on Linux, the resident size elsewhere. */
public final class Memory {

    private static final String PSS = "Pss:";

    private Memory() {}

    /** In KiB; empty when the process is gone or its memory cannot be read. */
    public static OptionalLong ofFamilyKib(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .map(each -> ofOneKib(each.pid()))
                        .filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong)
                        .sum())
                .filter(sum -> sum > 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong ofOneKib(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            if (Files.exists(rollup)) {
                return pssKib(Files.readAllLines(rollup, StandardCharsets.UTF_8));
            }
            return residentKib(pid);
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong pssKib(List<String> rollup) {
        return rollup.stream()
                .filter(line -> line.startsWith(PSS))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private static OptionalLong residentKib(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        return answer.matches("\\d+") ? OptionalLong.of(Long.parseLong(answer)) : OptionalLong.empty();
    }
}
