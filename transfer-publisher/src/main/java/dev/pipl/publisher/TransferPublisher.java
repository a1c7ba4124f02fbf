package dev.pipl.publisher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code transfer-publisher}: the command with its subcommands, its error lines and its exit statuses. */
@Command(
        name = "transfer-publisher",
        subcommands = {PublishCommand.class, KeygenCommand.class},
        mixinStandardHelpOptions = true,
        version = "transfer-publisher 0.1.0")
public final class TransferPublisher implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int status = commandLine(out, err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Phrases.of("fault.no-command"));
    }

    /** The command writing to these. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new TransferPublisher())
                .setOut(out)
                .setErr(err)
                .setResourceBundle(Phrases.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(TransferPublisher::wrongOption)
                .setExecutionExceptionHandler((fault, command, parsed) -> fault(fault, command.getErr()));
    }

    private static int wrongOption(ParameterException wrong, String[] arguments) {
        if (wrong.getCause() instanceof PublisherFault fault) {
            return fault(fault, wrong.getCommandLine().getErr());
        }
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(Phrases.of(
                "line.wrong-option",
                wrong.getMessage().lines().findFirst().orElse(""),
                wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitStatus.USAGE.code();
    }

    /** One line; of an unforeseen exception only its kind, since its message might quote the input. */
    private static int fault(Exception exception, PrintWriter err) {
        if (exception instanceof PublisherFault fault) {
            err.println(Phrases.of("line.fault", fault.getMessage()));
            return fault.status().code();
        }
        if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            err.println(Phrases.of("line.fault", Phrases.of("fault.io", kind(exception))));
            return ExitStatus.USAGE.code();
        }
        StackTraceElement[] trace = exception.getStackTrace();
        err.println(Phrases.of(
                "line.fault", Phrases.of("fault.defect", kind(exception), trace.length > 0 ? trace[0] : "")));
        return ExitStatus.DEFECT.code();
    }

    private static String kind(Exception exception) {
        Throwable root = exception.getCause() == null ? exception : exception.getCause();
        return root.getClass().getSimpleName();
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
