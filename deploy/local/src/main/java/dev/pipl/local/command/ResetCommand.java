package dev.pipl.local.command;

import dev.pipl.law.Bilingual;
import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Tree;
import dev.pipl.local.supervision.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run reset}: deletes the local data; what was built and unpacked stays. */
@Command(name = "reset", description = "删除本机数据(先询问)/ deletes the local data, after asking")
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "不再询问 / without asking")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Folders folders = Setting.folders();
        if (!yes && !confirmed(folders)) {
            throw new LocalFailure("未删除任何数据", "nothing was deleted");
        }
        Console console = new Console(System.out);
        StopCommand.stop(folders, console);
        Tree.delete(folders.local().resolve("data"));
        Tree.delete(folders.local().resolve("secrets"));
        Tree.delete(folders.local().resolve("as-of"));
        Tree.delete(folders.logs());
        console.say("", new Bilingual("数据已删除", "the data are deleted"));
        return 0;
    }

    private static boolean confirmed(Folders folders) {
        System.out.print("删除 " + folders.local() + " 下的全部数据?/ Delete all data under " + folders.local() + "? [y/N] ");
        System.out.flush();
        Scanner keyboard = new Scanner(System.in, Charset.defaultCharset());
        return keyboard.hasNextLine() && keyboard.nextLine().trim().equalsIgnoreCase("y");
    }
}
