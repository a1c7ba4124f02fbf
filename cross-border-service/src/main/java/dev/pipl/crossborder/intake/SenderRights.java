package dev.pipl.crossborder.intake;

import dev.pipl.crossborder.transfer.Reading;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.law.Bilingual;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose events a caller may send. An event of another handler is rejected as one of an unknown handler, whether that
 * handler exists or not, and is kept as the caller's own rejection: nobody can write into a stranger's list.
 */
public final class SenderRights {

    private final Set<String> handlerIds;

    /**
     * @param handlerIds the handlers the caller's token names
     */
    public SenderRights(Set<String> handlerIds) {
        this.handlerIds = Set.copyOf(handlerIds);
    }

    /** The rejection that the caller has to be told instead of, or besides, what was read; empty if it may pass. */
    public Optional<Rejection> refuse(Reading reading) {
        Rejection.Claim claim = reading.event()
                .map(event -> Rejection.Claim.of(event.identity()))
                .or(() -> reading.rejection().map(Rejection::claim))
                .orElseThrow();
        Rejection.Claim owned = new Rejection.Claim(owner(), claim.source(), claim.id());
        if (claim.handlerId().isEmpty()) {
            return reading.rejection()
                    .map(rejection -> new Rejection(
                            rejection.code(), rejection.detail(), owned, rejection.content(), rejection.errors()));
        }
        if (handlerIds.contains(claim.handlerId().get())) {
            return reading.rejection();
        }
        return Optional.of(new Rejection(
                RejectionCode.HANDLER_UNKNOWN,
                new Bilingual("访问令牌不包含该个人信息处理者", "The access token is not for this handler"),
                owned,
                Optional.empty(),
                List.of()));
    }

    private Optional<String> owner() {
        return handlerIds.size() == 1 ? Optional.of(handlerIds.iterator().next()) : Optional.empty();
    }
}
