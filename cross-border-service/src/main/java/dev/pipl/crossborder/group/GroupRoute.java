package dev.pipl.crossborder.group;

import dev.pipl.law.Bilingual;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** What the law would require if the group were one handler. For information: it is not, and nothing follows from it. */
public final class GroupRoute {

    public static final Bilingual NOTE = new Bilingual(
            "仅供参考:假设集团为单一普通企业处理者时的路径;依《个人信息保护法》第七十三条,自主决定者各为独立处理者",
            "For information only: the route if the group were one ordinary enterprise; under PIPL article 73 each that"
                    + " decides for itself is a handler of its own");

    private static final HandlerFacts ORDINARY = new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private final RouteTable table;

    public GroupRoute(RouteTable table) {
        this.table = table;
    }

    /** Empty for a day on which the thresholds were not in force yet. */
    public Optional<RouteDecision> ifOneHandler(GroupYear group, LocalDate on) {
        try {
            return Optional.of(table.decideYear(
                    on,
                    ORDINARY,
                    new YearFigures(count(group.nonSensitive()), count(group.sensitive()), false, false)));
        } catch (RuleNotInForce notYet) {
            return Optional.empty();
        }
    }

    private static ClassCount count(GroupCount count) {
        return new ClassCount(count.upper(), Math.max(count.upper(), count.gross()));
    }
}
