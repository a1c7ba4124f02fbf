package dev.pipl.certification.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.Wording;
import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.RoutesByClass;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.crossborder.UpperCounts;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class YearStandingTest {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-03T14:20:11+08:00");
    private static final Wording CITATION = new Wording("第七条", "Article 7");

    @Test
    void aCrossingTellsOfItsOwnClassOnly() {
        YearStanding year = YearStanding.untold("h", 2026)
                .after(crossed("nonSensitive", 1_000_000))
                .after(crossed("sensitive", 12));

        assertThat(year.nonSensitive()).isEqualTo(1_000_000);
        assertThat(year.sensitive()).isEqualTo(12);
        assertThat(year.lastEventId()).isEqualTo("t-sensitive");
    }

    @Test
    void aRouteChangeTellsBothCountsAndWhetherImportantDataCausedIt() {
        YearStanding plain = YearStanding.untold("h", 2026).after(route("threshold-crossed"));
        YearStanding important = YearStanding.untold("h", 2026).after(route("important-data"));

        assertThat(plain.nonSensitive()).isEqualTo(7);
        assertThat(plain.importantData()).isFalse();
        assertThat(important.importantData()).isTrue();
        assertThat(important.after(route("threshold-crossed")).importantData()).isTrue();
    }

    @Test
    void eligibilityTellsBothCounts() {
        YearStanding year = YearStanding.untold("h", 2026)
                .after(new CertificationEligibilityChanged(
                        "h", 2026, false, "threshold-crossed", List.of("CERT-5"), 1_000_000, 37, "t-1", AT, "v"));

        assertThat(year.figures().nonSensitive().counted()).isEqualTo(1_000_000);
        assertThat(year.figures().sensitive().counted()).isEqualTo(37);
        assertThat(year.importantData()).isFalse();
    }

    private static ThresholdCrossed crossed(String subjectClass, long count) {
        return new ThresholdCrossed(
                "h", 2026, subjectClass, count, count, count, "t-" + subjectClass, AT, "CBDF-7", CITATION, "v");
    }

    private static RouteChanged route(String reason) {
        return new RouteChanged(
                "h",
                2026,
                "EXEMPT_VOLUME",
                "SECURITY_ASSESSMENT",
                null,
                null,
                null,
                "t-1",
                AT,
                "CBDF-7",
                CITATION,
                reason,
                new RoutesByClass("SECURITY_ASSESSMENT", "NONE"),
                new UpperCounts(7, 0),
                "v");
    }
}
