package dev.pipl.local.demo;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.List;

/** Who plays in the demonstration year. The volumes are made from the limits of the law, so that each limit is crossed. */
final class DemoCast {
    private DemoCast() {}

    static List<DemoHandler> on(LocalDate date, String groupId) {
        List<Limit> limits = RouteTable.of(Provisions.load()).limits(date);
        long assessment = highest(limits, SubjectClass.NON_SENSITIVE, 0);
        long contract = highest(limits, SubjectClass.NON_SENSITIVE, 1);
        long sensitiveAssessment = highest(limits, SubjectClass.SENSITIVE, 0);
        return List.of(
                new DemoHandler(
                        new Bilingual("海港零售有限公司", "Harbour Retail Ltd"),
                        false,
                        "CN-31",
                        null,
                        3_200_000,
                        assessment + assessment / 50,
                        0,
                        true),
                new DemoHandler(
                        new Bilingual("仁和诊所集团", "Renhe Clinics"),
                        false,
                        "CN-44",
                        null,
                        640_000,
                        2_500,
                        sensitiveAssessment + sensitiveAssessment / 20,
                        false),
                new DemoHandler(
                        new Bilingual("云帆应用", "Yunfan Apps"), false, "CN-33", null, 450_000, contract, 0, false),
                new DemoHandler(new Bilingual("东方电网", "Dongfang Grid"), true, "CN-11", null, 12_500_000, 1, 0, false),
                new DemoHandler(
                        new Bilingual("星海物流（上海）", "Xinghai Logistics (Shanghai)"),
                        false,
                        "CN-31",
                        groupId,
                        90_000,
                        contract * 3 / 5,
                        0,
                        false),
                new DemoHandler(
                        new Bilingual("星海物流（广州）", "Xinghai Logistics (Guangzhou)"),
                        false,
                        "CN-44",
                        groupId,
                        85_000,
                        contract * 3 / 5,
                        0,
                        false));
    }

    private static long highest(List<Limit> limits, SubjectClass subjectClass, int fromTop) {
        return limits.stream()
                .filter(limit -> limit.subjectClass() == subjectClass)
                .map(Limit::firstCount)
                .sorted((a, b) -> Long.compare(b, a))
                .skip(fromTop)
                .findFirst()
                .orElseThrow();
    }
}
