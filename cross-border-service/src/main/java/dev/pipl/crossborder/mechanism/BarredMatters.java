package dev.pipl.crossborder.mechanism;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The matters of a handler that are closed to contract and certificate, because the newest assessment of them failed
 * (QA-JAN 1). A matter is a recipient and a purpose.
 */
public final class BarredMatters {

    private final List<Dossier> judged;

    public BarredMatters(List<Dossier> dossiers) {
        judged = dossiers.stream()
                .filter(dossier -> dossier.kind() == MechanismKind.SECURITY_ASSESSMENT
                        && dossier.result().isPresent())
                .toList();
    }

    /** The failed assessment that closes the matter. */
    public Optional<String> by(String recipientId, String purpose) {
        return judged.stream()
                .filter(dossier -> dossier.isAbout(recipientId, purpose))
                .max(Comparator.comparing(
                        dossier -> dossier.result().orElseThrow().issuedOn()))
                .filter(newest -> !newest.result().orElseThrow().passed())
                .map(Dossier::id);
    }

    /** A failed assessment that closes any matter of the scope. */
    public Optional<String> by(Scope scope) {
        return scope.recipientIds().stream()
                .sorted()
                .flatMap(recipientId ->
                        scope.purposes().stream().sorted().flatMap(purpose -> by(recipientId, purpose).stream()))
                .findFirst();
    }
}
