package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.CountGroup;
import dev.pipl.crossborder.group.FindGroupSums;
import dev.pipl.crossborder.group.FindPauses;
import dev.pipl.crossborder.group.FindSameDataSets;
import dev.pipl.crossborder.group.FindSplitRecords;
import dev.pipl.crossborder.group.GroupRoute;
import dev.pipl.crossborder.group.SplittingSettings;
import dev.pipl.crossborder.ledger.PersonUnions;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The plain deciding code of groups as beans. */
@ApplicationScoped
public class GroupBeans {

    @Produces
    @Singleton
    CountGroup countGroup(PersonUnions unions, GroupSettings settings) {
        return new CountGroup(unions, settings.unionPersonsMax());
    }

    @Produces
    @Singleton
    GroupRoute groupRoute() {
        return new GroupRoute(RouteTable.of(Provisions.load()));
    }

    @Produces
    @Singleton
    FindGroupSums findGroupSums(CountGroup count, SplittingSettings settings) {
        return new FindGroupSums(RouteTable.of(Provisions.load()), count, settings);
    }

    @Produces
    @Singleton
    FindPauses findPauses(SplittingSettings settings) {
        return new FindPauses(RouteTable.of(Provisions.load()), settings);
    }

    @Produces
    @Singleton
    FindSameDataSets findSameDataSets(SplittingSettings settings) {
        return new FindSameDataSets(settings);
    }

    @Produces
    @Singleton
    FindSplitRecords findSplitRecords(SplittingSettings settings) {
        return new FindSplitRecords(settings);
    }

    @Produces
    @Singleton
    SplittingSettings splittingSettings(SplittingNumbers numbers) {
        return new SplittingSettings(
                numbers.sharedFlowPercent(),
                numbers.pausedFromPercent(),
                numbers.pausedDaysMin(),
                numbers.resumedWithinDays(),
                numbers.equalDeclarationMin(),
                numbers.recordSplitDays(),
                numbers.recordSplitPersonsMin(),
                numbers.recordSplitPercent());
    }
}
