package dev.pipl.crossborder.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterRecipientTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final RegisterRecipient register = new RegisterRecipient(Provisions.load());

    private Recipient judge(String nameZh, String country, Optional<JsonNode> contact) {
        return register.judge(
                "r-1",
                "h-1",
                new RecipientDetails(nameZh, "Lion Ltd", Optional.empty(), country, false, false, contact),
                NOW);
    }

    private Recipient judgeInArea(String country) {
        return register.judge(
                "r-1",
                "h-1",
                new RecipientDetails("公司", "Lion Ltd", Optional.empty(), country, true, false, Optional.empty()),
                NOW);
    }

    private Refusal refused(String nameZh, String country, Optional<JsonNode> contact) {
        return catchThrowableOfType(Refusal.class, () -> judge(nameZh, country, contact));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SG", "HK", "MO", "TW", "US"})
    void aRecipientSitsOutsideTheMainland(String country) {
        Recipient recipient = judge("狮城公司", country, Optional.empty());

        assertThat(recipient.country()).isEqualTo(country);
        assertThat(recipient.version()).isEqualTo(1);
    }

    @Test
    void theMainlandIsNotAbroadAndTheProvisionIsNamed() {
        Refusal refusal = refused("公司", "CN", Optional.empty());

        assertThat(refusal.problem()).isEqualTo(RecipientProblem.RECIPIENT_NOT_ABROAD);
        assertThat(refusal.problem().status()).isEqualTo(422);
        assertThat(refusal.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.provision()).isEqualTo("PIPL-38"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"sg", "SGP", "XX", "ZZ", "65", " SG"})
    void anythingButAnIsoCodeIsAFormError(String country) {
        assertThat(refused("公司", country, Optional.empty()).errors())
                .extracting(FieldError::field)
                .containsExactly("country");
    }

    @Test
    void allFieldsAtFaultAreNamedAtOnce() {
        JsonNode number = JsonNodeFactory.instance.numberNode(7);

        assertThat(refused(" ", "XX", Optional.of(number)).errors())
                .extracting(FieldError::field)
                .containsExactly("name.zh", "country", "contact");
    }

    @Test
    void aContactIsATextOrAnObject() {
        JsonNode text = JsonNodeFactory.instance.textNode("dpo@example.sg");
        JsonNode object = JsonNodeFactory.instance.objectNode().put("email", "dpo@example.sg");

        assertThat(judge("公司", "SG", Optional.of(text)).contact()).contains(text);
        assertThat(judge("公司", "SG", Optional.of(object)).contact()).contains(object);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO"})
    void aRecipientOfHongKongOrMacaoIsInTheAreaOnlyWhenItsHandlerSaysSo(String country) {
        assertThat(judge("公司", country, Optional.empty()).greaterBayArea()).isFalse();
        assertThat(judgeInArea(country).greaterBayArea()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TW", "SG", "US"})
    void nobodyElseAbroadIsInTheArea(String country) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> judgeInArea(country));

        assertThat(refusal.problem()).isEqualTo(RecipientProblem.RECIPIENT_NOT_IN_AREA);
        assertThat(refusal.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.provision()).isEqualTo("QA-JAN-2"));
    }

    @Test
    void theMainlandIsRefusedBeforeTheArea() {
        assertThat(catchThrowableOfType(Refusal.class, () -> judgeInArea("CN")).problem())
                .isEqualTo(RecipientProblem.RECIPIENT_NOT_ABROAD);
    }

    @Test
    void aChangeIsJudgedAlikeAndCountsTheVersionUp() {
        Recipient first = judge("公司", "HK", Optional.empty());
        RecipientDetails details =
                new RecipientDetails("新公司", "New Ltd", Optional.of("新しい会社"), "JP", false, true, Optional.empty());

        Recipient second = register.change(first, details);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.localName()).contains("新しい会社");
        assertThat(second.foreignAuthority()).isTrue();
    }
}
