package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.certificate.CertificateTerm;
import dev.pipl.law.certificate.CertificationClocks;
import dev.pipl.law.certificate.CertificationScope;
import dev.pipl.law.certificate.ScopeDecision;
import dev.pipl.law.retention.RecordRetention;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Periods;
import dev.pipl.law.time.WorkdayCount;
import dev.pipl.law.time.Workdays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** The questions about certificates, clocks, periods and the calendar. */
final class TimeQuestions {

    private final Workdays workdays = Workdays.published();
    private final CertificateTerm term;
    private final CertificationClocks clocks;
    private final CertificationScope scope;
    private final RecordRetention retention;

    TimeQuestions(Provisions law) {
        term = CertificateTerm.of(law);
        clocks = CertificationClocks.of(law, workdays);
        scope = CertificationScope.of(law);
        retention = RecordRetention.of(law);
    }

    JsonNode certificateTerm(Facts given) {
        LocalDate validUntil = given.text("issuedOn", "").isEmpty()
                ? given.date("validUntil")
                : term.validUntil(given.date("issuedOn"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("validUntil", validUntil.toString());
        answer.put("renewalDueOn", term.renewalDueOn(validUntil).toString());
        answer.put("renewalRemindedOn", term.renewalRemindedOn(validUntil).toString());
        return answer;
    }

    JsonNode platformReport(Facts given) {
        return count(given, clocks::platformReportDueOn);
    }

    JsonNode bodyFiling(Facts given) {
        return count(given, clocks::bodyFilingDueOn);
    }

    JsonNode filingReply(Facts given) {
        return count(given, clocks::filingReplyDueOn);
    }

    JsonNode certificationScope(Facts given) {
        ScopeDecision decision =
                scope.check(given.date("on"), RouteQuestions.handler(given), RouteQuestions.figures(given));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("within", decision.withinScope());
        decision.findings().stream().map(Finding::outcome).forEach(answer.putArray("outcomes")::add);
        return answer;
    }

    JsonNode retention(Facts given) {
        LocalDate last = given.date("lastActivityOn");
        LocalDate on = given.date("on");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("keptUntil", retention.keptUntil(last).toString());
        answer.put("over", retention.isOver(last, on));
        answer.put("outcome", retention.findings(last, on).get(0).outcome());
        return answer;
    }

    JsonNode period(Facts given) {
        LocalDate lastDay =
                Periods.plusMonths(Periods.plusYears(given.date("start"), (int) given.number("years", 0)), (int)
                        given.number("months", 0));
        WorkdayCount duty = Periods.lastDayOfDuty(lastDay, workdays);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("lastDay", lastDay.toString());
        answer.put("lastDayOfDuty", duty.date().toString());
        answer.put("provisional", duty.provisional());
        return answer;
    }

    JsonNode workdays(Facts given) {
        return count(given, day -> workdays.plus(day, (int) given.number("workdays", 0)));
    }

    JsonNode calendarYear(Facts given) {
        Instant instant = Instant.parse(given.text("instant"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("year", BeijingCalendar.yearOf(instant));
        answer.put("date", BeijingCalendar.dateOf(instant).toString());
        return answer;
    }

    private static JsonNode count(Facts given, Function<LocalDate, WorkdayCount> clock) {
        WorkdayCount count = clock.apply(given.date("from"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("dueOn", count.date().toString());
        answer.put("calendar", count.calendarVersion());
        answer.put("provisional", count.provisional());
        return answer;
    }
}
