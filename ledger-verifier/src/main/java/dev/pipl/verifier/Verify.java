package dev.pipl.verifier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.pipl.verifier.export.NoExport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command. Ends with 0 where everything is sound, 1 where a fault was found, 2 where something given is unusable. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        version = "ledger-verifier 0.1.0",
        exitCodeOnInvalidInput = Verify.UNUSABLE,
        exitCodeOnExecutionException = Verify.UNUSABLE,
        description = {
            "不依赖服务本身，检验账本导出文件：哈希链、人数、门槛、根。",
            "Checks exports of the ledger without the service: chain, counts, limits met, signed roots.",
            "退出码 exit codes: 0 无差错 sound, 1 发现差错 fault found, 2 输入不可用 unusable input."
        })
public final class Verify implements Callable<Integer> {

    static final int SOUND = 0;
    static final int FAULT = 1;
    static final int UNUSABLE = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = {"导出文件，每个处理者年度一个。", "Exports, one for each year of a handler."})
    private List<Path> files;

    @Option(
            names = "--roots",
            paramLabel = "FILE",
            description = {
                "所保存的密钥与根（docs/ledger-format.md）。",
                "Keys and roots as you kept them (docs/ledger-format.md)."
            })
    private Path roots;

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description = {
                "可信密钥的标识或公钥；缺省则不检验根。",
                "The key you trust, its id or its public half; without it no root is checked."
            })
    private String trust;

    @Option(
            names = "--all-years",
            description = {
                "文件包含各处理者的全部年度：缺少的轮次即为差错。",
                "The files hold every year of their handlers: a missing turn is a fault."
            })
    private boolean isComplete;

    @Option(
            names = "--json",
            description = {"以 JSON 输出。", "Prints JSON."})
    private boolean isJson;

    private final PrintStream out;

    Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), args));
    }

    /** Runs the command; its exit code. */
    static int run(PrintStream out, String... args) {
        return new CommandLine(new Verify(out)).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        try {
            Verification.Result result =
                    new Verification(files, isComplete, Optional.ofNullable(roots), Optional.ofNullable(trust)).run();
            Report report = new Report(result);
            if (isJson) {
                ObjectWriter json = new ObjectMapper().writerWithDefaultPrettyPrinter();
                out.println(json.writeValueAsString(report.json()));
            } else {
                report.tell(out);
            }
            return result.isSound() ? SOUND : FAULT;
        } catch (NoExport unusable) {
            if (isJson) {
                out.println(new ObjectMapper()
                        .createObjectNode()
                        .put("unusable", true)
                        .put("zh", unusable.said().zh())
                        .put("en", unusable.said().en()));
            } else {
                out.println(unusable.said().zh());
                out.println(unusable.said().en());
            }
            return UNUSABLE;
        }
    }
}
