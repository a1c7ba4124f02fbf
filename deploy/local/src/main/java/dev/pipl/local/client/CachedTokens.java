package dev.pipl.local.client;

import dev.pipl.local.token.TokenIssuer;
import dev.pipl.local.token.TokenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of the platform's own Keycloak, asked for anew when the last one has less than a minute to live. */
public final class CachedTokens implements CallerTokens {
    /** Access tokens live five minutes. */
    private static final Duration USED_FOR = Duration.ofMinutes(4);

    private final TokenIssuer issuer;
    private final Map<Caller, Issued> issued = new ConcurrentHashMap<>();

    public CachedTokens(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public String tokenFor(String role, String tenant) {
        return issued.compute(
                        new Caller(role, tenant), (caller, last) -> last != null && last.fresh() ? last : issue(caller))
                .token();
    }

    private Issued issue(Caller caller) {
        String tenant = caller.tenant().isEmpty() ? null : caller.tenant();
        try {
            return new Issued(issuer.token(TokenRequest.of(caller.role(), tenant)), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", e);
        }
    }

    private record Issued(String token, long nanoTime) {
        boolean fresh() {
            return System.nanoTime() - nanoTime < USED_FOR.toNanos();
        }
    }
}
