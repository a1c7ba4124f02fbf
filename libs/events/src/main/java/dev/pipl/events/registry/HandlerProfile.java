package dev.pipl.events.registry;

import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.util.List;

/**
 * All that the other services may know of a handler. Facts that carry law are dated: each list is in ascending order of
 * {@code effectiveOn}, and a fact holds until the next.
 *
 * @param version grows by one with each change
 * @param unifiedSocialCreditCode 18 characters; absent for a handler overseas
 * @param province for example {@code CN-11}
 * @param groupId handlers under common control, opaque
 * @param kind {@code ENTERPRISE}, {@code STATE_ORGAN}, {@code PUBLIC_BODY} or {@code OVERSEAS}
 */
public record HandlerProfile(
        String handlerId,
        long version,
        Wording name,
        @MayBeAbsent String unifiedSocialCreditCode,
        @MayBeAbsent String province,
        @MayBeAbsent String groupId,
        List<DatedFact<String>> kind,
        List<DatedFact<Boolean>> criticalInfrastructureOperator,
        List<DatedFact<Boolean>> importantPlatform,
        List<DatedFact<PersonsHandled>> personsHandled) {
    public HandlerProfile {
        kind = kind == null ? null : List.copyOf(kind);
        criticalInfrastructureOperator =
                criticalInfrastructureOperator == null ? null : List.copyOf(criticalInfrastructureOperator);
        importantPlatform = importantPlatform == null ? null : List.copyOf(importantPlatform);
        personsHandled = personsHandled == null ? null : List.copyOf(personsHandled);
    }
}
