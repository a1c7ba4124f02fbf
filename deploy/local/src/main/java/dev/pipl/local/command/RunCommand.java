package dev.pipl.local.command;

import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.supervision.RunState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run}: starts the platform, in the foreground or detached. */
@Command(
        name = "./run",
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = {
            "./run [--detach] [--as-of DATE]      启动整个平台 / starts the whole platform",
            "./run status | stop | reset [--yes] | demo | token ROLE [TENANT]"
        },
        header = {
            "在本机运行整个 PIPL 平台(PostgreSQL、Kafka、Keycloak 与五个服务)。",
            "Runs the whole PIPL platform on this machine.",
            ""
        },
        optionListHeading = "%n选项 / Options%n",
        commandListHeading = "%n命令 / Commands%n",
        footer = {
            "",
            "端口可用环境变量改变,启动后的表格列出其名称;PIPL_LOCAL_DIR 改变数据目录。",
            "Ports are moved by environment variables, which the table after the start names;",
            "PIPL_LOCAL_DIR moves the folder of local data (.local)."
        },
        subcommands = {StatusCommand.class, StopCommand.class, ResetCommand.class, DemoCommand.class, TokenCommand.class
        })
public final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--detach",
            description = "就绪后返回;已在运行时补启缺少的部件 / returns once ready; on a running platform starts what is missing")
    private boolean detach;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = AsOfDate.class,
            description = "平台时钟设在该北京日期,数据另存 / sets the platform's clock to that Beijing date; its data live apart")
    private LocalDate asOf;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示帮助 / shows this help")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Folders folders = Setting.folders();
        if (detach) {
            return new DetachedStart(folders, asOf, System.out).call();
        }
        Optional<RunState> running = Setting.running(folders);
        if (running.isPresent()) {
            long pid = running.get().launcher().pid();
            throw new LocalFailure(
                    "平台已在运行(进程 " + pid + ");用 ./run status 查看,用 ./run stop 停止",
                    "the platform is running already (process " + pid + "); see ./run status, end it with ./run stop");
        }
        return new Foreground(folders, asOf, Clock.systemUTC(), System.out).call();
    }
}
