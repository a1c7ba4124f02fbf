package dev.pipl.registry.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.registry.CreditCodes;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvinceTest {
    @Test
    void theMainlandHasThirtyOneProvinces() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj("CN-%02d"::formatted)
                        .filter(code -> faults("ENTERPRISE", code).isEmpty()))
                .hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN-11", "CN-15", "CN-46", "CN-50", "CN-65"})
    void aProvinceOfTheMainlandIsTaken(String code) {
        assertThat(faults("ENTERPRISE", code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN-99", "CN-10", "CN-16", "CN-47", "CN-66", "CN-71", "CN-91", "CN-BJ", "cn-11", "11", ""})
    void anyOtherIsRefused(String code) {
        assertThat(faults("ENTERPRISE", code)).containsExactly("province");
        assertThat(faults("OVERSEAS", code)).containsExactly("province");
    }

    @Test
    void onlyAHandlerOverseasNeedsNone() {
        assertThat(faults("ENTERPRISE", null)).containsExactly("province");
        assertThat(faults("OVERSEAS", null)).isEmpty();
    }

    private static List<String> faults(String kind, String province) {
        String code = kind.equals("OVERSEAS") ? null : CreditCodes.next();
        HandlerForm form =
                new HandlerForm(new HandlerForm.Name("甲", "A"), code, kind, false, false, province, null, null, null);
        return form.errors(LocalDate.of(2026, 7, 1)).stream()
                .map(FieldError::field)
                .toList();
    }
}
