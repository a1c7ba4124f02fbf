package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.CalendarDays;
import dev.pipl.crossborder.mechanism.Coverage;
import dev.pipl.crossborder.mechanism.MechanismAlerts;
import dev.pipl.crossborder.mechanism.MechanismNews;
import dev.pipl.crossborder.mechanism.TakeStep;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.Workdays;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the mechanisms are judged with, by the provisions of this version. */
@Dependent
public class MechanismBeans {

    @Produces
    @Singleton
    TakeStep steps() {
        return new TakeStep(Provisions.load(), Workdays.published());
    }

    @Produces
    @Singleton
    CalendarDays calendar() {
        return new CalendarDays(Provisions.load(), Workdays.published());
    }

    @Produces
    @Singleton
    MechanismNews news() {
        return new MechanismNews(Provisions.load());
    }

    @Produces
    @Singleton
    MechanismAlerts alerts(CalendarDays calendar) {
        return new MechanismAlerts(calendar);
    }

    @Produces
    @Singleton
    Coverage coverage() {
        return Coverage.of(Provisions.load());
    }
}
