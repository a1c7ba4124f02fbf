package dev.pipl.law;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a number of the law counts. */
public enum Unit {
    /** Distinct natural persons whose information was provided abroad since 1 January: a flow that only grows. */
    @JsonProperty("persons-in-calendar-year")
    PERSONS_IN_CALENDAR_YEAR,
    /** Natural persons whose information is handled at present, deleted information excluded: a stock. */
    @JsonProperty("persons-handled")
    PERSONS_HANDLED,
    @JsonProperty("years")
    YEARS,
    @JsonProperty("months")
    MONTHS,
    @JsonProperty("workdays")
    WORKDAYS,
    /** Hundredths of another number of the same case. */
    @JsonProperty("percent")
    PERCENT
}
