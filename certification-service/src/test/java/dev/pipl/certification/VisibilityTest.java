package dev.pipl.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisibilityTest {

    static Stream<Arguments> callers() {
        return Stream.of(
                Arguments.of(Role.CERTIFICATION_BODY, "body-1", 200),
                Arguments.of(Role.CERTIFICATION_BODY, "body-2", 404),
                Arguments.of(Role.HANDLER_OFFICER, "handler-1", 200),
                Arguments.of(Role.HANDLER_OFFICER, "handler-2", 404),
                Arguments.of(Role.PIPELINE, "handler-1", 403),
                Arguments.of(Role.PIPELINE, "handler-2", 404),
                Arguments.of(Role.AGENCY_AUDITOR, "agency-1", 404),
                Arguments.of(Role.REGULATOR, "CN-31", 200),
                Arguments.of(Role.REGULATOR, "CN-11", 404),
                Arguments.of(Role.OPERATOR, "any", 200));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void tenantComesBeforeRole(Role role, String tenant, int status) {
        Caller caller = new Caller("s", Set.of(role), Set.of(tenant));
        Role[] readers = {Role.CERTIFICATION_BODY, Role.HANDLER_OFFICER, Role.REGULATOR, Role.OPERATOR};

        if (status == 200) {
            assertThat(Visibility.require(
                            caller, "body-1", "handler-1", "CN-31", CertificationProblem.CERTIFICATE_UNKNOWN, readers))
                    .isEqualTo(caller);
        } else {
            assertThatThrownBy(() -> Visibility.require(
                            caller, "body-1", "handler-1", "CN-31", CertificationProblem.CERTIFICATE_UNKNOWN, readers))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATION_BODY,body-1,body-1,200",
        "CERTIFICATION_BODY,body-2,body-1,404",
        "HANDLER_OFFICER,body-1,body-1,404",
        "OPERATOR,any,body-1,403",
        "CERTIFICATION_BODY,body-2,,200",
        "HANDLER_OFFICER,handler-1,,403",
        "OPERATOR,any,,403"
    })
    void whoIssuesIsJudgedByTheBodyNamedAndWithoutOneByTheRole(Role role, String tenant, String bodyId, int status) {
        Caller caller = new Caller("s", Set.of(role), Set.of(tenant));

        if (status == 200) {
            assertThat(Visibility.requireIssuer(caller, Optional.ofNullable(bodyId)))
                    .isEqualTo(caller);
        } else {
            assertThatThrownBy(() -> Visibility.requireIssuer(caller, Optional.ofNullable(bodyId)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
        }
    }
}
