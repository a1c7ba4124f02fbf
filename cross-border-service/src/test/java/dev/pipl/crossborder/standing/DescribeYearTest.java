package dev.pipl.crossborder.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.YearFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribeYearTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private final RouteTable table = RouteTable.of(Provisions.load());
    private final DescribeYear describe = new DescribeYear(table);
    private final KnownHandler handler = new KnownHandler(Profiles.enterprise("h", 1, LocalDate.of(2026, 1, 1)));

    private static YearAsked asked(int year) {
        return YearAsked.of(Integer.toString(year), TODAY, LocalDate.of(2021, 11, 1));
    }

    private static YearView view(int year, long sequence, Optional<RouteDecision> route, boolean judged) {
        HeadCount one = new HeadCount(1, 1, true, 1);
        HeadCounts counts = sequence == 0 ? HeadCounts.NOBODY : new HeadCounts(one, HeadCount.NOBODY);
        Optional<Instant> asOf = sequence == 0 ? Optional.empty() : Optional.of(Instant.EPOCH);
        return new YearView(
                "h",
                year,
                sequence,
                asOf,
                asOf,
                counts,
                route,
                judged,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void aYearInWhichNothingWasSentHasTheRouteNone() {
        RouteDecision decision = describe.route(asked(2026), handler, view(2026, 0, Optional.empty(), false));

        assertThat(decision.route()).isEqualTo(Route.NONE);
        assertThat(decision.byClass().values()).containsOnly(Route.NONE);
    }

    @Test
    void aJudgedYearIsAnsweredAsTheLedgerHasIt() {
        RouteDecision judged = table.decideYear(TODAY, handler.on(TODAY).facts(), YearFigures.of(1, 0));

        assertThat(describe.route(asked(2026), handler, view(2026, 3, Optional.of(judged), true)))
                .isSameAs(judged);
        assertThat(describe.ruleVersion(asked(2026), view(2026, 3, Optional.of(judged), true)))
                .contains(judged.ruleVersion());
    }

    @Test
    void aYearBeforeTheThresholdsHasNoRoute() {
        assertThatExceptionOfType(RuleNotInForce.class)
                .isThrownBy(() -> describe.route(asked(2023), handler, view(2023, 0, Optional.empty(), false)));
        assertThatExceptionOfType(RuleNotInForce.class)
                .isThrownBy(() -> describe.route(asked(2022), handler, view(2022, 5, Optional.empty(), false)));
        assertThat(describe.ruleVersion(asked(2023), view(2023, 5, Optional.empty(), false)))
                .isEmpty();
    }

    @Test
    void whatWasSentEarlyIn2024HasNoRouteEither() {
        assertThatExceptionOfType(RuleNotInForce.class)
                .isThrownBy(() -> describe.route(asked(2024), handler, view(2024, 5, Optional.empty(), false)));
    }
}
