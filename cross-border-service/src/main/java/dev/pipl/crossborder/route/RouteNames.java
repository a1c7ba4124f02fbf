package dev.pipl.crossborder.route;

import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Route;
import java.util.EnumMap;
import java.util.Map;

/** What people call the routes. */
final class RouteNames {

    private static final Map<Route, Bilingual> NAMES = new EnumMap<>(Map.of(
            Route.NONE, new Bilingual("未提供", "nothing sent"),
            Route.EXEMPT_GROUND, new Bilingual("法定情形豁免", "exempt on a ground"),
            Route.EXEMPT_VOLUME, new Bilingual("数量豁免", "exempt by volume"),
            Route.CONTRACT_OR_CERTIFICATION, new Bilingual("标准合同或者认证", "standard contract or certification"),
            Route.SECURITY_ASSESSMENT, new Bilingual("数据出境安全评估", "security assessment"),
            Route.STATE_ORGAN_ASSESSMENT, new Bilingual("国家机关安全评估", "a state organ's own assessment"),
            Route.FREE_TRADE_ZONE_LIST, new Bilingual("自由贸易试验区负面清单", "free-trade zone list"),
            Route.BLOCKED, new Bilingual("不得提供", "must not be sent")));

    private RouteNames() {}

    static String zh(Route route) {
        return NAMES.get(route).zh();
    }

    static String en(Route route) {
        return NAMES.get(route).en();
    }
}
