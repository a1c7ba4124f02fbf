package dev.pipl.crossborder.mechanism;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.crossborder.MechanismActivated;
import dev.pipl.events.crossborder.MechanismEnded;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What others hear of a mechanism: that it comes into force, and that it is so no longer. */
public final class MechanismNews {

    public static final URI SOURCE = URI.create("/cross-border");

    private final Provisions law;

    public MechanismNews(Provisions law) {
        this.law = law;
    }

    /** What a step changed in what is in force. */
    public List<Outgoing> of(Optional<Dossier> before, Dossier after, Instant now) {
        List<Validity> old = before.map(Dossier::validities).orElse(List.of());
        List<Outgoing> news = new ArrayList<>();
        for (Validity earlier : old) {
            Optional<Validity> kept = after.validities().stream()
                    .filter(validity -> validity.from().equals(earlier.from()))
                    .findFirst();
            // What never began ends where it would have begun.
            Instant end =
                    kept.map(validity -> validity.until().orElse(Instant.MAX)).orElse(earlier.from());
            if (end.isBefore(earlier.until().orElse(Instant.MAX))) {
                news.add(ended(after, end, reason(after), provision(after), now));
            }
        }
        for (Validity validity : after.validities()) {
            if (old.stream().noneMatch(earlier -> earlier.from().equals(validity.from()))) {
                news.add(activated(after, validity, now));
            }
        }
        return news;
    }

    /** That the validity has come to the end it always had. */
    public Outgoing expired(Dossier dossier, Instant end, Instant now) {
        return ended(dossier, end, "expired", expiryProvision(dossier.kind()), now);
    }

    /** By which article a mechanism of that kind comes to its end. */
    static String expiryProvision(MechanismKind kind) {
        return kind == MechanismKind.CERTIFICATE ? "CERT-8" : "CBDF-9";
    }

    private static Outgoing activated(Dossier dossier, Validity validity, Instant now) {
        MechanismActivated data = new MechanismActivated(
                dossier.handlerId(),
                dossier.id(),
                dossier.kind().name(),
                dossier.reference().orElse(null),
                BeijingCalendar.at(validity.from()),
                validity.until().map(BeijingCalendar::at).orElse(null),
                boxed(validity.scope().personsMax()),
                boxed(validity.scope().sensitivePersonsMax()),
                BeijingCalendar.at(now));
        return outgoing(dossier, "mechanism-activated", validity.from(), data, now);
    }

    private Outgoing ended(Dossier dossier, Instant end, String reason, String provisionId, Instant now) {
        Provision provision = law.get(provisionId);
        MechanismEnded data = new MechanismEnded(
                dossier.handlerId(),
                dossier.id(),
                dossier.kind().name(),
                dossier.reference().orElse(null),
                BeijingCalendar.at(end),
                reason,
                provision.id(),
                new Wording(provision.citation().zh(), provision.citation().en()),
                BeijingCalendar.at(now));
        return outgoing(dossier, "mechanism-ended", end, data, now);
    }

    private static String reason(Dossier after) {
        return switch (after.state()) {
            case FAILED -> "review-failed";
            case CHANGED, REAPPLY_REQUIRED -> "changed";
            // A contract concluded anew takes the place of the old one.
            case EFFECTIVE -> "changed";
            default -> "terminated";
        };
    }

    private static String provision(Dossier after) {
        boolean isAssessment = after.kind() == MechanismKind.SECURITY_ASSESSMENT;
        return switch (after.state()) {
            case FAILED -> "SA-13";
            case REAPPLY_REQUIRED -> "SA-14";
            case TERMINATED -> isAssessment ? "SA-17" : endedByHandler(after.kind());
            default -> endedByHandler(after.kind());
        };
    }

    private static String endedByHandler(MechanismKind kind) {
        return kind == MechanismKind.STATE_ORGAN_ASSESSMENT ? "PIPL-36" : "SCC-8";
    }

    private static Outgoing outgoing(Dossier dossier, String word, Instant moment, Event data, Instant now) {
        String id = EventIds.of(word, dossier.id(), moment.toString(), Long.toString(dossier.version()));
        return Outgoing.of(EventEnvelope.of(id, SOURCE, now, dossier.handlerId(), data));
    }

    private static Long boxed(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }
}
