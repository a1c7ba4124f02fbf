package dev.pipl.crossborder.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.route.ZoneTier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneListTest {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);
    private static final Form.Words TITLE = new Form.Words("清单", "List");

    private static ZoneListForm.Item item(String code, String category, ZoneListForm.Tier... tiers) {
        return new ZoneListForm.Item(code, TITLE, List.of(category), List.of(tiers));
    }

    private static ZoneListForm form(List<String> industries, ZoneListForm.Item... items) {
        return new ZoneListForm(
                "SH-LG", "2026.1", TITLE, "announcement 1", FROM, UNTIL, industries, false, List.of(items));
    }

    private final ZoneList list = form(
                    List.of("AUTOMOTIVE"),
                    item("1.1", "LOCATION", new ZoneListForm.Tier("SECURITY_ASSESSMENT", 500L, null)),
                    item("1.2", "HEALTH", new ZoneListForm.Tier("CONTRACT_OR_CERTIFICATION", null, 100L)),
                    item("1.3", "GENETIC"))
            .toList();

    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true", "2026-12-31, true", "2027-01-01, false"})
    void aListIsInForceFromItsFirstDayToItsLast(LocalDate on, boolean inForce) {
        assertThat(list.isInForce(on)).isEqualTo(inForce);
    }

    @Test
    void dataOutsideTheListHaveNoItem() {
        ZoneListing listing = list.listing(Set.of("AUTOMOTIVE"), Set.of("CONTACT"));

        assertThat(listing.applies()).isTrue();
        assertThat(listing.item()).isEmpty();
    }

    @Test
    void aListOfAnotherIndustrySaysNothing() {
        assertThat(list.listing(Set.of("FINANCE"), Set.of("LOCATION")).applies())
                .isFalse();
        assertThat(list.listing(Set.of("FINANCE", "AUTOMOTIVE"), Set.of("LOCATION"))
                        .applies())
                .isTrue();
    }

    @Test
    void dataUnderSeveralItemsFollowAllOfThem() {
        ZoneListing listing = list.listing(Set.of("AUTOMOTIVE"), Set.of("LOCATION", "HEALTH", "CONTACT"));

        assertThat(listing.item()).contains("1.1, 1.2");
        assertThat(listing.tiers())
                .containsExactly(
                        new ZoneTier(Route.SECURITY_ASSESSMENT, OptionalLong.of(500), OptionalLong.empty()),
                        new ZoneTier(Route.CONTRACT_OR_CERTIFICATION, OptionalLong.empty(), OptionalLong.of(100)));
    }

    @Test
    void anItemThatAPersonHasToReadLeavesNoRouteToTheOthers() {
        ZoneListing listing = list.listing(Set.of("AUTOMOTIVE"), Set.of("LOCATION", "GENETIC"));

        assertThat(listing.item()).contains("1.1, 1.3");
        assertThat(listing.tiers()).isEmpty();
    }

    @Test
    void whatIsWrongWithAListIsToldFieldByField() {
        ZoneListForm wrong = new ZoneListForm(
                "SH-LG",
                "2026.1",
                TITLE,
                "announcement 1",
                FROM,
                FROM.minusDays(1),
                List.of(),
                null,
                List.of(
                        item("1.1", " "),
                        item("1.1", "A", new ZoneListForm.Tier("EXEMPT_VOLUME", 1L, null)),
                        item("1.2", "B", new ZoneListForm.Tier("SECURITY_ASSESSMENT", 0L, null)),
                        new ZoneListForm.Item(null, TITLE, List.of("A"), null)));

        assertThatThrownBy(wrong::toList)
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactly(
                                "effectiveUntil",
                                "industries",
                                "items[0].categories",
                                "items[1].code",
                                "items[1].tiers[0]",
                                "items[2].tiers[0]",
                                "items[3]"));
    }

    @Test
    void anOperatorOfCriticalInfrastructureRegistersInNoZone() {
        ZoneRegistrationForm form = new ZoneRegistrationForm("SH-LG", List.of("AUTOMOTIVE"), "licence 9", FROM, null);

        assertThat(form.toRegistration(
                                "z-1",
                                "h-1",
                                new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty()),
                                FROM,
                                Instant.EPOCH)
                        .industries())
                .containsExactly("AUTOMOTIVE");
        assertThatThrownBy(() -> form.toRegistration(
                        "z-1",
                        "h-1",
                        new HandlerFacts(HandlerKind.ENTERPRISE, true, OptionalLong.empty()),
                        FROM,
                        Instant.EPOCH))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(ExemptionProblem.ZONE_NOT_FOR_CRITICAL_INFRASTRUCTURE);
                    assertThat(refusal.findings().get(0).outcome())
                            .isEqualTo("zone-list-not-for-critical-infrastructure");
                });
    }
}
