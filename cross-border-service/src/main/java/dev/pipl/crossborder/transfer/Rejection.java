package dev.pipl.crossborder.transfer;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.law.Bilingual;
import java.util.List;
import java.util.Optional;

/**
 * An event that is not counted, and why. It holds nothing that could be a person: no token, no unknown field, no value
 * of a wrong form.
 *
 * @param claim what the event said of its own identity, as far as that could be read
 * @param content the content's hash, absent where the form was not sound enough to have one; for tokens of a wrong form
 *     or like an identifier that of the content without tokens
 * @param errors the contract's fields at fault, each without its value
 */
public record Rejection(
        RejectionCode code, Bilingual detail, Claim claim, Optional<ContentHash> content, List<FieldError> errors) {

    /** Parts of an identity; each is absent if the event had none or none of a sound form. */
    public record Claim(Optional<String> handlerId, Optional<String> source, Optional<String> id) {

        public static final Claim NONE = new Claim(Optional.empty(), Optional.empty(), Optional.empty());

        public static Claim of(EventIdentity identity) {
            return new Claim(
                    Optional.of(identity.handlerId()), Optional.of(identity.source()), Optional.of(identity.id()));
        }
    }

    /** A rejection that was decided after the form had been found sound. */
    public static Rejection of(RejectionCode code, Bilingual detail, TransferEvent event) {
        return new Rejection(code, detail, Claim.of(event.identity()), Optional.of(event.content()), List.of());
    }

    /** The whole identity, if all three parts are known. */
    public Optional<EventIdentity> identity() {
        return claim.handlerId()
                .flatMap(handler ->
                        claim.source().flatMap(source -> claim.id().map(id -> new EventIdentity(handler, source, id))));
    }
}
