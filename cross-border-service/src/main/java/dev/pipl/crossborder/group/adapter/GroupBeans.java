package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.CountGroup;
import dev.pipl.crossborder.group.FindGroupSums;
import dev.pipl.crossborder.group.FindPauses;
import dev.pipl.crossborder.group.FindSameDataSets;
import dev.pipl.crossborder.group.FindSplitRecords;
import dev.pipl.crossborder.group.GroupRoute;
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
    FindGroupSums findGroupSums(CountGroup count, SplittingNumbers numbers) {
        return new FindGroupSums(RouteTable.of(Provisions.load()), count, numbers.settings());
    }

    @Produces
    @Singleton
    FindPauses findPauses(SplittingNumbers numbers) {
        return new FindPauses(RouteTable.of(Provisions.load()), numbers.settings());
    }

    @Produces
    @Singleton
    FindSameDataSets findSameDataSets(SplittingNumbers numbers) {
        return new FindSameDataSets(numbers.settings());
    }

    @Produces
    @Singleton
    FindSplitRecords findSplitRecords(SplittingNumbers numbers) {
        return new FindSplitRecords(numbers.settings());
    }
}
