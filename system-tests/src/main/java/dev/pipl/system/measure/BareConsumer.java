package dev.pipl.system.measure;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The {@link ParsingPeer} in its own Java machine, which has the settings of the one it is compared with. */
final class BareConsumer implements AutoCloseable {
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    /** @param like the process whose Java settings it takes over */
    BareConsumer(String bootstrap, String topic, ProcessHandle like) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Arrays.stream(like.info().arguments().orElseThrow())
                .filter(argument -> argument.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                ParsingPeer.class.getName(),
                bootstrap,
                topic));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** How it went: individuals parsed, and the time from the order until the last one. */
    record Parsed(long individuals, long nanos, long cpuNanos) {}

    /** Parses all records of these stretches of the topic. */
    Parsed parse(List<TopicEnds.Stretch> stretches) throws IOException {
        orders.write(stretches.stream()
                .map(stretch -> stretch.partition() + ":" + stretch.from() + ":" + stretch.to())
                .collect(Collectors.joining(" ", "", "\n")));
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("the bare consumer has ended");
        }
        String[] parts = answer.split(" ", -1);
        return new Parsed(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }
}
