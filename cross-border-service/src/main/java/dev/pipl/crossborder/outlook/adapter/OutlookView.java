package dev.pipl.crossborder.outlook.adapter;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.crossborder.outlook.Forecast;
import dev.pipl.crossborder.outlook.Outlook;
import dev.pipl.crossborder.outlook.Outlook.ClassOutlook;
import dev.pipl.crossborder.outlook.Outlook.LimitOutlook;
import dev.pipl.crossborder.outlook.ProjectCrossing;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code GET /handlers/{id}/outlook}. */
@Schema(name = "Outlook")
record OutlookView(
        String handlerId,
        int year,
        OffsetDateTime computedAt,
        long ledgerSequence,

        @Schema(
                description = "At these percentages of the next limit a warning goes out; the platform's own setting."
                        + " 预警比例，平台自有设定。")
        List<Integer> warnAtPercent,

        List<OfClass> classes) {

    static OutlookView of(Outlook outlook, List<Integer> warnAtPercent, Instant computedAt) {
        return new OutlookView(
                outlook.handlerId(),
                outlook.year(),
                BeijingCalendar.at(computedAt),
                outlook.sequence(),
                warnAtPercent,
                outlook.classes().stream().map(OfClass::of).toList());
    }

    /** One class of information. */
    @Schema(name = "OutlookOfClass")
    record OfClass(
            @JsonProperty("class") @Schema(name = "class", examples = "nonSensitive")
            String subjectClass,

            @Schema(description = "Upper bound of distinct persons now. 当前人数上限。")
            long count,

            @Schema(description = "The limits still ahead, the next one first. 尚未达到的限值，由近及远。")
            List<Ahead> limits,

            Basis basis) {

        static OfClass of(ClassOutlook outlook) {
            return new OfClass(
                    outlook.subjectClass().wireName(),
                    outlook.count(),
                    outlook.limits().stream()
                            .map(limit -> Ahead.of(limit, outlook.count()))
                            .toList(),
                    Basis.of(outlook));
        }
    }

    /** One limit ahead. */
    @Schema(name = "OutlookOfLimit")
    record Ahead(
            long threshold,
            String provision,
            long missing,
            Forecast.Outcome outcome,
            Bilingual wording,

            @Schema(nullable = true, description = "Unlikely before that day. 不太可能早于该日。")
            LocalDate low,

            @Schema(nullable = true, description = "As likely before as after; null: not before 31 December. 中位日期。")
            LocalDate mid,

            @Schema(nullable = true, description = "Likely by that day; null: not before 31 December. 很可能不晚于该日。")
            LocalDate high) {

        static Ahead of(LimitOutlook ahead, long count) {
            Forecast forecast = ahead.forecast();
            return new Ahead(
                    ahead.limit().firstCount(),
                    ahead.limit().provision(),
                    ahead.limit().firstCount() - count,
                    forecast.outcome(),
                    wording(forecast),
                    forecast.low().orElse(null),
                    forecast.mid().orElse(null),
                    forecast.high().orElse(null));
        }

        private static Bilingual wording(Forecast forecast) {
            return switch (forecast.outcome()) {
                case REACHED -> new Bilingual("已达到", "reached");
                case NOT_THIS_YEAR -> new Bilingual("12月31日前预计不会达到", "not before 31 December");
                case NOT_ENOUGH_DATA -> new Bilingual("数据不足,不作预测", "not enough data");
                case YEAR_OVER -> new Bilingual("该年度已结束", "the year is over");
                case PROJECTED ->
                    new Bilingual(
                            "预计于 " + zh(forecast.mid()) + " 达到(" + zh(forecast.low()) + " 至 " + zh(forecast.high())
                                    + ")",
                            "projected for " + en(forecast.mid()) + " (between " + en(forecast.low()) + " and "
                                    + en(forecast.high()) + ")");
            };
        }

        private static String zh(Optional<LocalDate> day) {
            return day.map(LocalDate::toString).orElse("12月31日之后");
        }

        private static String en(Optional<LocalDate> day) {
            return day.map(LocalDate::toString).orElse("after 31 December");
        }
    }

    /** What the projection rests on. */
    @Schema(name = "OutlookBasis")
    record Basis(
            Bilingual method,

            @Schema(description = "The middle of the days' numbers. 每日新增中位数。")
            long medianPerDay,

            long daysWithNewPersons,

            @Schema(description = "The latest complete days, oldest first. 最近的完整日。")
            List<Outlook.NewPersons> days) {

        static Basis of(ClassOutlook outlook) {
            return new Basis(ProjectCrossing.METHOD, outlook.medianPerDay(), outlook.daysWithNew(), outlook.window());
        }
    }
}
