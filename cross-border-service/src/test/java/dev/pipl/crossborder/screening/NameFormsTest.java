package dev.pipl.crossborder.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "華為技術有限公司 | 华为技术",
                "华为 技术（有限公司） | 华为技术",
                "Lion City Shipping Pte. Ltd. | lion city shipping",
                "ＬＩＯＮ　Ｌｔｄ | lion",
                "Société Générale S.A. | societe generale",
                "株式会社日立製作所 | 日立制作所",
                "㈱日立製作所 | 日立制作所",
                "The Boeing Company | boeing",
                "삼성전자 주식회사 | 삼성전자",
            })
    void spellingScriptVariantAndLegalFormAreNoPartOfAName(String name, String normal) {
        assertThat(NameForms.normal(name)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"有限公司", "Ltd", "公司", "The Company"})
    void aNameThatIsNothingButALegalFormStaysAName(String name) {
        assertThat(NameForms.normal(name)).isNotBlank();
    }

    @Test
    void aNormalFormIsItsOwnNormalForm() {
        for (String name : List.of("華為技術有限公司", "Müller & Söhne GmbH", "ООО «Газпром»", "Lü Bu", "株式会社 東芝")) {
            String normal = NameForms.normal(name);
            assertThat(NameForms.normal(normal)).as(name).isEqualTo(normal);
        }
    }

    @Test
    void aCharacterThatReadsOtherwiseAsASurnameHasBothReadings() {
        assertThat(NameForms.of("曾國藩").readings())
                .containsExactly(List.of("ceng", "guo", "fan"), List.of("zeng", "guo", "fan"));
        assertThat(NameForms.of("单田芳").readings()).contains(List.of("shan", "tian", "fang"));
    }

    @Test
    void aNameInAThirdScriptIsReadInLatinLetters() {
        assertThat(NameForms.of("Газпром").words()).containsExactly("gazprom");
    }

    @Test
    void whatOnlyTellsTheBusinessIsNotDistinctive() {
        assertThat(NameForms.of("华为技术有限公司").distinctive()).isEqualTo("华为");
        assertThat(NameForms.of("国际贸易有限公司").distinctive()).isEqualTo("国际");
        assertThat(NameForms.of("Lion Shipping Ltd").readings()).containsExactly(List.of("lion"));
        assertThat(NameForms.of("Global Shipping Ltd").readings()).containsExactly(List.of("global", "shipping"));
    }
}
