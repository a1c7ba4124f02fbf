package dev.pipl.verifier.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The names of the figures. */
final class Differences {

    private record Named(String zh, String en, ToLongFunction<Figures.Counts> value) {}

    private static final List<Named> ALL = List.of(
            new Named("非敏感人数", "persons, non-sensitive", Figures.Counts::nonSensitive),
            new Named("敏感人数", "persons, sensitive", Figures.Counts::sensitive),
            new Named("非敏感总人数（含豁免）", "persons with exempt ones, non-sensitive", Figures.Counts::nonSensitiveGross),
            new Named("敏感总人数（含豁免）", "persons with exempt ones, sensitive", Figures.Counts::sensitiveGross),
            new Named("申报之和，非敏感", "sum declared, non-sensitive", Figures.Counts::declaredNonSensitive),
            new Named("申报之和，敏感", "sum declared, sensitive", Figures.Counts::declaredSensitive),
            new Named("最大申报，非敏感", "largest declared, non-sensitive", Figures.Counts::largestNonSensitive),
            new Named("最大申报，敏感", "largest declared, sensitive", Figures.Counts::largestSensitive),
            new Named(
                    "申报总和（含豁免），非敏感",
                    "sum declared with exempt ones, non-sensitive",
                    Figures.Counts::declaredNonSensitiveGross),
            new Named(
                    "申报总和（含豁免），敏感", "sum declared with exempt ones, sensitive", Figures.Counts::declaredSensitiveGross),
            new Named("曾达最高上限，非敏感", "highest upper bound, non-sensitive", Figures.Counts::highestNonSensitive),
            new Named("曾达最高上限，敏感", "highest upper bound, sensitive", Figures.Counts::highestSensitive),
            new Named("曾达最高总数，非敏感", "highest gross, non-sensitive", Figures.Counts::highestNonSensitiveGross),
            new Named("曾达最高总数，敏感", "highest gross, sensitive", Figures.Counts::highestSensitiveGross));

    private Differences() {}

    static List<Difference> of(Figures.Counts stated, Figures.Counts found) {
        List<Difference> all = new ArrayList<>();
        for (Named figure : ALL) {
            long is = figure.value().applyAsLong(stated);
            long should = figure.value().applyAsLong(found);
            if (is != should) {
                all.add(new Difference(figure.zh(), figure.en(), is, should));
            }
        }
        return all;
    }
}
