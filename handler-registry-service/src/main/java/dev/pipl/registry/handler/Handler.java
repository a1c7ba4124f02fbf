package dev.pipl.registry.handler;

import dev.pipl.events.Wording;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import java.time.Instant;

/**
 * A personal information handler as the registry knows it.
 *
 * @param version counts up by one with each change
 * @param unifiedSocialCreditCode null for a handler overseas
 * @param province null where unknown
 * @param groupId null where it stands alone
 */
public record Handler(
        String id,
        long version,
        Wording name,
        String unifiedSocialCreditCode,
        String province,
        String groupId,
        HandlerFacts facts,
        Instant registeredAt) {

    /**
     * What of a handler carries law, each with its history.
     *
     * @param kind names of {@link dev.pipl.law.route.HandlerKind}
     */
    public record HandlerFacts(
            DatedFacts<String> kind,
            DatedFacts<Boolean> criticalInfrastructureOperator,
            DatedFacts<Boolean> importantPlatform,
            DatedFacts<PersonsHandled> personsHandled) {}

    /** All that other services may know. */
    public HandlerProfile profile() {
        return new HandlerProfile(
                id,
                version,
                name,
                unifiedSocialCreditCode,
                province,
                groupId,
                facts.kind().facts(),
                facts.criticalInfrastructureOperator().facts(),
                facts.importantPlatform().facts(),
                facts.personsHandled().facts());
    }
}
