package dev.pipl.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class BilingualTest {

    @Test
    void bothLanguagesAreThere() {
        assertThatThrownBy(() -> new Bilingual("", "text")).hasMessageContaining("Chinese");
        assertThatThrownBy(() -> new Bilingual("文", null)).hasMessageContaining("English");
    }

    @Test
    void aReaderOfChineseReadsChineseAndEverybodyElseEnglish() {
        Bilingual text = new Bilingual("文", "text");

        assertThat(text.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("文");
        assertThat(text.in(Locale.forLanguageTag("zh-Hant-HK"))).isEqualTo("文");
        assertThat(text.in(Locale.GERMAN)).isEqualTo("text");
    }
}
