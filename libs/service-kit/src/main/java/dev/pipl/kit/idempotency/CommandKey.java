package dev.pipl.kit.idempotency;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One command as its caller names it. Two requests are the same command when caller, method, path and key are equal.
 *
 * @param scope caller, method and path
 * @param key the value of {@code Idempotency-Key}
 * @param bodyHash SHA-256 of the body
 */
public record CommandKey(String scope, String key, String bodyHash) {
    /** A technical limit: long enough for any UUID or ULID with a prefix. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /**
     * The command that a request names.
     *
     * @throws Refusal 400 for a key that is empty, longer than 128 characters or not printable ASCII
     */
    public static CommandKey of(String caller, String method, String path, String key, String body) {
        if (!FORM.matcher(key).matches()) {
            throw Refusal.ofFields(List.of(new FieldError(
                    "Idempotency-Key", "须为 1 至 128 个可见 ASCII 字符", "must be 1 to 128 visible ASCII characters")));
        }
        return new CommandKey(caller + "\n" + method + "\n" + path, key, sha256(body));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
