package dev.pipl.local;

import dev.pipl.law.Bilingual;
import dev.pipl.local.command.RunCommand;
import dev.pipl.local.supervision.Failures;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Behind {@code ./run}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        CommandLine command = new CommandLine(new RunCommand());
        command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            Bilingual text = Failures.text(failure);
            System.out.flush();
            System.err.println(text.zh() + " / " + text.en());
            return failure instanceof LocalFailure known ? known.status() : 1;
        });
        command.setParameterExceptionHandler((wrong, given) -> {
            System.err.println("用法有误,见 ./run --help / wrong usage, see ./run --help: " + wrong.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        int status = command.execute(arguments);
        System.out.flush();
        System.exit(status);
    }
}
