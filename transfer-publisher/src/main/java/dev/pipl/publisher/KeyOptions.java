package dev.pipl.publisher;

import dev.pipl.publisher.token.TokenKey;
import dev.pipl.publisher.token.TokenKeyFile;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the key of the tokens comes from. */
final class KeyOptions {
    @Option(names = "--key-file", paramLabel = "FILE")
    private Path keyFile;

    @Option(names = "--key-env", paramLabel = "NAME", defaultValue = "PIPL_TOKEN_KEY")
    private String keyEnv;

    @Option(names = "--key-id", paramLabel = "ID")
    private String keyId;

    TokenKey key(Map<String, String> environment) {
        if (keyFile != null) {
            return TokenKeyFile.read(keyFile);
        }
        String text = environment.get(keyEnv);
        if (text == null || text.isBlank()) {
            throw PublisherFault.usage("fault.no-key", keyEnv);
        }
        return TokenKey.of(keyId, text);
    }
}
