package dev.pipl.crossborder.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.screening.ScreenNames.Certainty;
import dev.pipl.crossborder.screening.ScreenNames.Hit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScreenNamesTest {

    private final ScreenNames screen = new ScreenNames();

    private static ScreenedNames names(String country, String... names) {
        return new ScreenedNames(List.of(names), Optional.ofNullable(country));
    }

    private Optional<Hit> compare(ScreenedNames recipient, ScreenedNames listed) {
        return screen.compare(recipient, listed);
    }

    @Test
    void theSameNameInTheSameCountryIsAMatchAsItStands() {
        assertThat(compare(names("SG", "狮城公司", "Lion City Ltd"), names("SG", "LION CITY PTE. LTD.")))
                .contains(new Hit(Certainty.EXACT, 1, "Lion City Ltd", "LION CITY PTE. LTD."));
    }

    @Test
    void theSameNameElsewhereOrWithoutACountryIsForAPersonToDecide() {
        assertThat(compare(names("US", "Lion City Ltd"), names("SG", "Lion City Ltd")))
                .map(Hit::certainty)
                .contains(Certainty.POSSIBLE);
        assertThat(compare(names("US", "Lion City Ltd"), names(null, "Lion City Ltd")))
                .map(Hit::certainty)
                .contains(Certainty.POSSIBLE);
    }

    @Test
    void aSlipInAnotherCountryIsAnotherName() {
        ScreenedNames recipient = names("US", "Orion Systems Inc");

        assertThat(compare(recipient, names("US", "Arion Systems Inc"))).isPresent();
        assertThat(compare(recipient, names("SG", "Arion Systems Inc"))).isEmpty();
    }

    @Test
    void theBestOfAllNamesCounts() {
        Optional<Hit> hit = compare(names("SG", "另一家公司", "Other Ltd", "王小明"), names("SG", "Somebody", "Wang Xiaoming"));

        assertThat(hit).map(Hit::recipientName).contains("王小明");
        assertThat(hit).map(Hit::listedName).contains("Wang Xiaoming");
    }

    @Test
    void oneCharacterIsNoNameToMatchExactly() {
        assertThat(compare(names("SG", "一"), names("SG", "一")))
                .map(Hit::certainty)
                .contains(Certainty.POSSIBLE);
    }

    @Test
    void aWordingChangesWithANameOrTheCountryAndNotWithSpelling() {
        String wording = names("SG", "華為技術有限公司", "Huawei").wording();

        assertThat(names("SG", "Huawei Ltd", "华为技术").wording()).isEqualTo(wording);
        assertThat(names("US", "Huawei Ltd", "华为技术").wording()).isNotEqualTo(wording);
        assertThat(names("SG", "Huawei Ltd").wording()).isNotEqualTo(wording);
    }
}
