package dev.pipl.crossborder.outlook;

import dev.pipl.law.route.Limit;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.List;

/**
 * What lies ahead of a handler's year.
 *
 * @param sequence of the newest ledger row that is in it
 */
public record Outlook(String handlerId, int year, long sequence, List<ClassOutlook> classes) {

    public Outlook {
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param count the upper bound of distinct persons now
     * @param limits those above the count, ascending
     * @param window the latest complete days, on which the projection rests
     */
    public record ClassOutlook(
            SubjectClass subjectClass, long count, List<LimitOutlook> limits, List<NewPersons> window) {

        public ClassOutlook {
            limits = List.copyOf(limits);
            window = List.copyOf(window);
        }

        public long medianPerDay() {
            return ProjectCrossing.median(
                    window.stream().map(NewPersons::newPersons).toList());
        }

        public long daysWithNew() {
            return window.stream().filter(day -> day.newPersons() > 0).count();
        }
    }

    /** One limit ahead. */
    public record LimitOutlook(Limit limit, Forecast forecast) {}

    /** By how many distinct persons a day raised the count. */
    public record NewPersons(LocalDate day, long newPersons) {}
}
