package dev.pipl.crossborder.mechanism;

import java.time.Instant;
import java.util.List;

/** Everything on record about one handler's mechanisms, as read at one moment. Immutable. */
public final class MechanismsOnFile {

    private final List<Dossier> dossiers;
    private final BarredMatters barred;

    public MechanismsOnFile(List<Dossier> dossiers) {
        this.dossiers = List.copyOf(dossiers);
        this.barred = new BarredMatters(dossiers);
    }

    /** Every mechanism that is or ever was in force, with its validities, in the state that it has at that instant. */
    public List<Mechanism> at(Instant now) {
        return dossiers.stream()
                .filter(dossier -> !dossier.validities().isEmpty())
                .map(dossier -> dossier.mechanism(now))
                .toList();
    }

    /**
     * Whether a failed assessment of the same matter, that is of this recipient and purpose, closes contract and
     * certificate to it (QA-JAN 1), until a later one of that matter is passed.
     */
    public boolean bars(String recipientId, String purpose) {
        return barred.by(recipientId, purpose).isPresent();
    }
}
