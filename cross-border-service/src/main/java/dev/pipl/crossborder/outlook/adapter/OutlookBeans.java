package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.outlook.ApproachAlerts;
import dev.pipl.crossborder.outlook.MakeOutlook;
import dev.pipl.crossborder.outlook.WarningSteps;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The plain deciding code of outlooks as beans. */
@ApplicationScoped
public class OutlookBeans {

    @Produces
    @Singleton
    WarningSteps warningSteps(OutlookSettings settings) {
        return new WarningSteps(settings.warnAtPercent());
    }

    @Produces
    @Singleton
    ApproachAlerts approachAlerts(WarningSteps steps) {
        return new ApproachAlerts(RouteTable.of(Provisions.load()), steps);
    }

    @Produces
    @Singleton
    MakeOutlook makeOutlook() {
        return new MakeOutlook(RouteTable.of(Provisions.load()));
    }
}
