package dev.pipl.publisher;

import dev.pipl.publisher.token.TokenKey;
import dev.pipl.publisher.token.TokenKeyFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keygen}: a new key in a new file. */
@Command(name = "keygen", mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--key-file", required = true, paramLabel = "FILE")
    private Path keyFile;

    @Option(names = "--key-id", paramLabel = "ID")
    private String keyId;

    @Override
    public Integer call() {
        TokenKey key = TokenKey.random(keyId);
        TokenKeyFile.create(keyFile, key);
        spec.commandLine().getOut().println(Phrases.of("line.key-created", key.id(), keyFile));
        return ExitStatus.DONE.code();
    }
}
