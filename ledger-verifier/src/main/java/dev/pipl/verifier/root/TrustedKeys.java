package dev.pipl.verifier.root;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.verifier.row.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that follow from a trusted one by introductions, each with the roots it may sign. */
public final class TrustedKeys {

    private record Known(RootKey key, Introduction introduction, Optional<Jws> byPrevious) {}

    private static final class Term {
        final RootKey key;
        long firstRoot = 1;
        long lastRoot = Long.MAX_VALUE;

        Term(RootKey key) {
            this.key = key;
        }
    }

    private final Map<String, Term> trusted = new LinkedHashMap<>();
    private final List<String> damaged = new ArrayList<>();

    /**
     * Follows the introductions.
     *
     * @param trust a key's id, or member {@code x} of its JWK
     * @throws Unreadable if that is neither
     */
    public TrustedKeys(String trust, RootsFile roots) {
        List<Known> known = new ArrayList<>();
        for (JsonNode key : roots.keys()) {
            try {
                known.add(known(key));
            } catch (Unreadable unreadable) {
                damaged.add(key.path("kid").asText("?"));
            }
        }
        RootKey first = known.stream()
                .map(Known::key)
                .filter(key -> key.keyId().equals(trust))
                .findFirst()
                .orElseGet(() -> RootKey.of(trust));
        trusted.put(first.keyId(), new Term(first));
        known.stream()
                .filter(key -> key.key().keyId().equals(first.keyId()))
                .forEach(key -> trusted.get(first.keyId()).firstRoot =
                        key.introduction().lastRoot() + 1);
        for (boolean isGrowing = true; isGrowing; ) {
            isGrowing = known.stream().filter(this::follows).map(this::trust).reduce(false, Boolean::logicalOr);
        }
    }

    /** Ids of keys whose introduction is not signed by themselves, or cannot be read. */
    public List<String> damaged() {
        return List.copyOf(damaged);
    }

    public int size() {
        return trusted.size();
    }

    /** Whether a trusted key signed it, within its term. */
    boolean signed(Jws jws, Statement statement) {
        Term term = trusted.get(statement.keyId());
        return term != null
                && jws.keyId().equals(statement.keyId())
                && term.key.signed(jws)
                && statement.number() >= term.firstRoot
                && statement.number() <= term.lastRoot;
    }

    private boolean follows(Known next) {
        Term previous = trusted.get(next.introduction().previousKeyId());
        return previous != null
                && !trusted.containsKey(next.key().keyId())
                && next.byPrevious().filter(previous.key::signed).isPresent();
    }

    private boolean trust(Known next) {
        Term term = new Term(next.key());
        term.firstRoot = next.introduction().lastRoot() + 1;
        trusted.get(next.introduction().previousKeyId()).lastRoot =
                next.introduction().lastRoot();
        return trusted.put(next.key().keyId(), term) == null;
    }

    private static Known known(JsonNode json) {
        RootKey key = RootKey.of(json.path("x").asText());
        Jws own = Jws.read(json.path("introduction").asText());
        Introduction introduction = Introduction.of(own);
        Optional<Jws> byPrevious =
                Optional.ofNullable(json.get("introductionByPrevious")).map(jws -> Jws.read(jws.asText()));
        boolean isSame =
                byPrevious.map(jws -> Introduction.of(jws).equals(introduction)).orElse(true);
        boolean isOwn = key.signed(own)
                && introduction.keyId().equals(key.keyId())
                && introduction.publicKey().equals(key.x());
        if (!isSame || !isOwn) {
            throw new Unreadable("密钥未由其自身签署引入", "a key does not sign its own introduction");
        }
        return new Known(key, introduction, byPrevious);
    }
}
