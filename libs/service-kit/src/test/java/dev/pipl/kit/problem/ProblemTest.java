package dev.pipl.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {
    @ParameterizedTest
    @CsvSource({
        "zh, ZH",
        "zh-CN, ZH",
        "zh-TW, ZH",
        "'zh-CN,zh;q=0.9,en;q=0.8', ZH",
        "'en-GB,zh;q=0.5', EN",
        "'fr,zh;q=0.1', ZH",
        "fr, EN",
        "*, EN",
        "'', EN",
        "';;;', EN",
    })
    void everyChineseIsChineseAndTheUnclearIsEnglish(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    @Test
    void withoutAPreferenceItIsEnglish() {
        assertThat(Language.preferred(null)).isEqualTo(Language.EN);
    }

    @Test
    void codesAreDistinctAndInKebabCase() {
        assertThat(Arrays.stream(CommonProblem.values()).map(ProblemCode::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
        assertThat(CommonProblem.HANDLER_UNKNOWN.code()).isEqualTo("handler-unknown");
        assertThat(CommonProblem.HANDLER_UNKNOWN.type()).isEqualTo("urn:pipl:problem:handler-unknown");
    }

    @Test
    void everyAnswerOfUnavailabilitySaysWhenToComeBack() {
        assertThat(new Refusal(CommonProblem.PROJECTION_BEHIND).retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(new Refusal(CommonProblem.NOT_PERMITTED).retryAfter()).isEmpty();
    }
}
