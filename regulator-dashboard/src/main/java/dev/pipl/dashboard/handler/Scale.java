package dev.pipl.dashboard.handler;

import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.util.List;

/**
 * The limits against which a handler's counts are shown. All of it is the law's answer: the numbers, the articles, and
 * what each limit means for this very handler.
 */
public final class Scale {
    private final Provisions provisions;
    private final RouteTable table;

    public Scale(Provisions provisions) {
        this.provisions = provisions;
        this.table = RouteTable.of(provisions);
    }

    /**
     * The limits of a class, ascending.
     *
     * @param on the Beijing day whose law applies
     * @throws RuleNotInForce where the law of that day has no such limits
     */
    public List<LimitView> limits(LocalDate on, HandlerFacts handler, SubjectClass subjectClass, long count) {
        return table.limits(on).stream()
                .filter(limit -> limit.subjectClass() == subjectClass)
                .map(limit -> view(on, handler, limit, count))
                .toList();
    }

    private LimitView view(LocalDate on, HandlerFacts handler, Limit limit, long count) {
        return new LimitView(
                limit.firstCount(),
                limit.provision(),
                provisions.get(limit.provision()).citation(),
                table.decideYear(on, handler, at(limit)).byClass().get(limit.subjectClass()),
                count >= limit.firstCount(),
                Math.max(0, limit.firstCount() - count));
    }

    private static YearFigures at(Limit limit) {
        ClassCount reached = ClassCount.of(limit.firstCount());
        return limit.subjectClass() == SubjectClass.SENSITIVE
                ? new YearFigures(ClassCount.NOBODY, reached, false, false)
                : new YearFigures(reached, ClassCount.NOBODY, false, false);
    }
}
