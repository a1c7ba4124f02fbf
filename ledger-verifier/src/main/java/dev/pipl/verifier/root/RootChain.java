package dev.pipl.verifier.root;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Unreadable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Roots in their order: each signed by a trusted key, none missing, each naming the one before. */
public final class RootChain {

    private record Signed(Jws jws, Statement statement) {}

    private final TreeMap<Long, Signed> roots = new TreeMap<>();
    private final TrustedKeys keys;

    private RootChain(TrustedKeys keys) {
        this.keys = keys;
    }

    /** Checks the roots that somebody kept. */
    public static RootChain check(String file, RootsFile kept, TrustedKeys keys, Findings findings) {
        RootChain chain = new RootChain(keys);
        Place place = Place.ofFile(file, "", 0);
        keys.damaged()
                .forEach(id -> findings.add(
                        FaultKind.ROOT_SIGNATURE,
                        place,
                        "密钥 " + id + " 的引入声明无效",
                        "the introduction of key " + id + " does not hold"));
        for (String compact : kept.statements()) {
            try {
                Jws jws = Jws.read(compact);
                chain.add(new Signed(jws, Statement.of(jws)), place, findings);
            } catch (Unreadable unreadable) {
                findings.add(
                        FaultKind.ROOT_SIGNATURE,
                        place,
                        "根无法读取：" + unreadable.said().zh(),
                        "a root cannot be read: " + unreadable.said().en());
            }
        }
        chain.checkOrder(place, findings);
        return chain;
    }

    public int size() {
        return roots.size();
    }

    /** Whether a trusted key signed the statement, and it is the one that was kept, where one of its number was. */
    Optional<String> refuse(Jws jws, Statement statement) {
        Signed kept = roots.get(statement.number());
        if (kept != null && !kept.jws().compact().equals(jws.compact())) {
            return Optional.of("another root " + statement.number() + " was kept");
        }
        return keys.signed(jws, statement)
                ? Optional.empty()
                : Optional.of("root " + statement.number() + " is not signed by a trusted key in its term");
    }

    private void add(Signed root, Place place, Findings findings) {
        long number = root.statement().number();
        if (!keys.signed(root.jws(), root.statement())) {
            findings.add(
                    FaultKind.ROOT_SIGNATURE,
                    place,
                    "根 " + number + " 未由可信密钥在其任期内签署",
                    "root " + number + " is not signed by a trusted key in its term");
            return;
        }
        Signed other = roots.put(number, root);
        if (other != null && !other.jws().compact().equals(root.jws().compact())) {
            findings.add(FaultKind.ROOT_CHAIN, place, "存在两个不同的根 " + number, "there are two different roots " + number);
        }
    }

    private void checkOrder(Place place, Findings findings) {
        Signed before = null;
        for (Map.Entry<Long, Signed> next : roots.entrySet()) {
            long number = next.getKey();
            Statement statement = next.getValue().statement();
            if (before == null && number == 1 && !statement.previous().equals(Statement.ORIGIN)) {
                findings.add(FaultKind.ROOT_CHAIN, place, "根 1 声称之前另有一根", "root 1 says that one came before it");
            } else if (before != null && number != before.statement().number() + 1) {
                findings.add(
                        FaultKind.ROOT_CHAIN,
                        place,
                        "根 " + number + " 之前缺少一个或多个根",
                        "one or more roots before root " + number + " are missing");
            } else if (before != null
                    && !statement.previous().equals(before.jws().hash())) {
                findings.add(
                        FaultKind.ROOT_CHAIN,
                        place,
                        "根 " + number + " 未接续前一个根",
                        "root " + number + " does not follow the one before");
            }
            before = next.getValue();
        }
    }
}
