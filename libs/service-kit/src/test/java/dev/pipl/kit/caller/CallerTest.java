package dev.pipl.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    /** What happens to each role that asks for handler h1 in CN-11, open to its officer and to regulators. */
    @ParameterizedTest
    @CsvSource({
        "HANDLER_OFFICER, h1, 0",
        "HANDLER_OFFICER, h2, 404",
        "HANDLER_OFFICER, '', 404",
        "PIPELINE, h1, 403",
        "PIPELINE, h2, 404",
        "AGENCY_AUDITOR, h1, 404",
        "CERTIFICATION_BODY, h1, 404",
        "REGULATOR, '', 0",
        "REGULATOR, CN-11, 0",
        "REGULATOR, CN-31, 404",
        "OPERATOR, '', 0",
    })
    void tenantComesBeforeRole(Role role, String tenant, int status) {
        Caller caller = new Caller("s", Set.of(role), tenant.isEmpty() ? Set.of() : Set.of(tenant));

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> caller.requireHandler("h1", "CN-11", Role.HANDLER_OFFICER, Role.REGULATOR));

        assertThat(refusal == null ? 0 : refusal.problem().status()).isEqualTo(status);
    }

    @Test
    void aProvincialRegulatorDoesNotSeeAHandlerOfUnknownProvince() {
        Caller caller = new Caller("s", Set.of(Role.REGULATOR), Set.of("CN-11"));

        assertThat(caller.seesHandler("h1", null)).isFalse();
        assertThat(caller.isNationalRegulator()).isFalse();
    }

    @Test
    void aRoleThatSeesDoesNotLendItsSightToARoleThatMay() {
        Caller caller = new Caller("s", Set.of(Role.REGULATOR, Role.HANDLER_OFFICER), Set.of("h2"));

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> caller.requireHandler("h1", "CN-11", Role.HANDLER_OFFICER));

        assertThat(refusal.problem()).isEqualTo(CommonProblem.NOT_PERMITTED);
    }

    @Test
    void anAgencySeesItselfAndNoOther() {
        Caller caller = new Caller("s", Set.of(Role.AGENCY_AUDITOR), Set.of("a1"));

        assertThatCode(() -> caller.requireTenant(
                        Role.AGENCY_AUDITOR, "a1", CommonProblem.RESOURCE_UNKNOWN, Role.AGENCY_AUDITOR))
                .doesNotThrowAnyException();
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> caller.requireTenant(
                        Role.AGENCY_AUDITOR, "a2", CommonProblem.RESOURCE_UNKNOWN, Role.AGENCY_AUDITOR));
        assertThat(refusal.problem()).isEqualTo(CommonProblem.RESOURCE_UNKNOWN);
    }

    @Test
    void anOperatorMayDoWhatAnOfficerMayAndNothingMore() {
        Caller caller = new Caller("s", Set.of(Role.OPERATOR), Set.of());

        assertThatCode(() -> caller.requireRole(Role.HANDLER_OFFICER)).doesNotThrowAnyException();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> caller.requireRole(Role.REGULATOR));
        assertThat(refusal.problem()).isEqualTo(CommonProblem.NOT_PERMITTED);
    }
}
