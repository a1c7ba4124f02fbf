package dev.pipl.crossborder.handler;

import dev.pipl.events.Wording;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import java.time.LocalDate;
import java.util.List;

/** Profiles as the registry would tell them. */
public final class Profiles {

    private Profiles() {}

    public static HandlerProfile enterprise(String handlerId, long version, LocalDate since) {
        return of(handlerId, version, List.of(fact(since, "ENTERPRISE")), List.of(fact(since, false)));
    }

    public static HandlerProfile of(
            String handlerId,
            long version,
            List<DatedFact<String>> kind,
            List<DatedFact<Boolean>> criticalInfrastructureOperator) {
        return new HandlerProfile(
                handlerId,
                version,
                new Wording("测试公司", "Test Company"),
                "91110000600037341L",
                "CN-11",
                null,
                kind,
                criticalInfrastructureOperator,
                List.of(),
                List.of());
    }

    public static HandlerProfile handling(HandlerProfile profile, LocalDate asOf, long total) {
        return new HandlerProfile(
                profile.handlerId(),
                profile.version(),
                profile.name(),
                profile.unifiedSocialCreditCode(),
                profile.province(),
                profile.groupId(),
                profile.kind(),
                profile.criticalInfrastructureOperator(),
                profile.importantPlatform(),
                List.of(fact(asOf, new PersonsHandled(total, null, null, asOf))));
    }

    public static HandlerProfile inGroup(HandlerProfile profile, String groupId) {
        return new HandlerProfile(
                profile.handlerId(),
                profile.version(),
                profile.name(),
                profile.unifiedSocialCreditCode(),
                profile.province(),
                groupId,
                profile.kind(),
                profile.criticalInfrastructureOperator(),
                profile.importantPlatform(),
                profile.personsHandled());
    }

    public static <T> DatedFact<T> fact(LocalDate effectiveOn, T value) {
        return new DatedFact<>(effectiveOn, value);
    }
}
