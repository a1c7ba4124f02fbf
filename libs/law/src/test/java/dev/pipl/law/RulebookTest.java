package dev.pipl.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.cases.LawCase;
import dev.pipl.law.cases.LawCaseFiles;
import dev.pipl.law.rulebook.Rulebook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Provision, rule and case file belong together, seen from each of the three. */
class RulebookTest {

    private final Provisions law = Provisions.load();
    private final Rulebook rulebook = Rulebook.of(law);
    private final List<LawCase> cases = LawCaseFiles.all();

    @Test
    void everyRuleCitesProvisionsOfTheLibraryThatAreThereToBeApplied() {
        assertThat(rulebook.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.citations())
                        .as(rule.rule())
                        .isNotEmpty()
                        .allMatch(
                                citation -> law.find(citation.provision().id()).isPresent())
                        .noneMatch(citation -> citation.provision().informational()));
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertThat(rulebook.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+/[a-z-]+"));
    }

    @Test
    void everyRuleIsTriedByACase() {
        Set<String> tried = cases.stream().map(LawCase::rule).collect(Collectors.toSet());
        assertThat(rulebook.names()).isSubsetOf(tried);
    }

    @Test
    void everyProvisionThatIsNotInformationalIsCitedByARule() {
        assertThat(law.all())
                .filteredOn(provision -> !provision.informational())
                .allSatisfy(provision -> assertThat(rulebook.restingOn(provision.id()))
                        .as(provision.id())
                        .isNotEmpty());
    }

    @Test
    void everyProvisionThatIsNotInformationalHasACaseFile() {
        Set<String> withCases = cases.stream().map(LawCase::provision).collect(Collectors.toSet());
        assertThat(law.all())
                .filteredOn(provision -> !provision.informational())
                .extracting(Provision::id)
                .isSubsetOf(withCases);
    }

    @Test
    void everyNumberIsUsedByARule() {
        Set<DatedNumber> used = rulebook.rules().stream()
                .flatMap(rule -> rule.numbers().stream())
                .collect(Collectors.toSet());
        assertThat(NumbersAreHeldByCasesTest.numbers()).isSubsetOf(used);
    }

    @Test
    void anInformationalProvisionHasNoNumbers() {
        assertThat(law.all())
                .filteredOn(Provision::informational)
                .allMatch(provision -> provision.values().isEmpty());
    }

    @Test
    void everyCaseNamesARuleThatRestsOnItsProvision() {
        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(rulebook.restingOn(one.provision()))
                        .as(one.toString())
                        .extracting(LegalBasis::rule)
                        .contains(one.rule()));
    }

    @Test
    void everyCaseFileStandsWhereItsProvisionStands() {
        // Given
        Map<String, String> files = new HashMap<>();
        List<String> index = ProvisionReader.ofClassPath().index();
        for (int i = 0; i < index.size(); i++) {
            files.put(law.all().get(i).id(), index.get(i).replace(".yaml", ".cases.yaml"));
        }

        // Then
        assertThat(cases).allSatisfy(one -> assertThat(one.file()).isEqualTo(files.get(one.provision())));
    }

    @Test
    void casesAreToldApartByTheirNames() {
        assertThat(cases.stream().map(one -> one.file() + one.rule() + one.name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRuleWithoutAProvisionCannotBeMade() {
        assertThatThrownBy(() -> LegalBasis.of("route/from-nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("route/from-nowhere");
    }
}
