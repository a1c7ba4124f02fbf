package dev.pipl.crossborder.outlook;

import dev.pipl.law.Bilingual;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Projects when a count reaches a limit, from the new persons of the latest complete days: a bootstrap in two steps. Each
 * of many courses first draws itself a history from the days seen, and then its future from that history; so both the
 * chance of days and our ignorance of their pace widen the band. Blocks of weeks were tried instead of days: four of them
 * are too few, the band came out too narrow. The same days and seed give the same answer. All numbers are technical.
 */
public final class ProjectCrossing {

    /** So many of the latest complete days are looked at. */
    public static final int WINDOW_DAYS = 28;
    /** With fewer days since the first transfer nothing is said. */
    public static final int HISTORY_DAYS_MIN = 7;
    /** With fewer days that brought somebody new nothing is said. */
    public static final int DAYS_WITH_NEW_MIN = 3;

    public static final Bilingual METHOD = new Bilingual(
            "以最近至多28个完整日的每日新增人数为样本,两步自助抽样1000条走势,取2.5%、50%、97.5%分位日期;" + "晚到的记录计入其发生日;假定新增速度不变,属技术性估计,不作为决定依据",
            "From the new persons of each of the latest 28 complete days at most: 1,000 courses by a bootstrap in two"
                    + " steps, the dates at their 2.5, 50 and 97.5 per cent quantiles. A late record counts on the day it took"
                    + " place. Assumes that the pace holds; a technical estimate that decides nothing");

    private static final int COURSES = 1_000;
    private static final double LOW = 0.025;
    private static final double MID = 0.50;
    private static final double HIGH = 0.975;

    private ProjectCrossing() {}

    /**
     * Projects one limit.
     *
     * @param newPersons of each complete day up to yesterday, oldest first, from the first day with a transfer on
     * @param count the upper bound now
     * @param firstCount the count that reaches the limit
     * @param seed the same for all limits of a class, so that a higher limit never comes first
     */
    public static Forecast project(long[] newPersons, long count, long firstCount, LocalDate today, long seed) {
        if (count >= firstCount) {
            return Forecast.without(Forecast.Outcome.REACHED);
        }
        long[] window = Arrays.copyOfRange(newPersons, Math.max(0, newPersons.length - WINDOW_DAYS), newPersons.length);
        long daysWithNew = Arrays.stream(window).filter(more -> more > 0).count();
        boolean isNobodySeen = Arrays.stream(newPersons).allMatch(more -> more == 0);
        if (newPersons.length < HISTORY_DAYS_MIN
                || isNobodySeen
                || (daysWithNew > 0 && daysWithNew < DAYS_WITH_NEW_MIN)) {
            return Forecast.without(Forecast.Outcome.NOT_ENOUGH_DATA);
        }
        int daysLeft = (int) ChronoUnit.DAYS.between(today, LocalDate.of(today.getYear(), 12, 31)) + 1;
        int[] steps = daysWithNew == 0
                ? new int[0]
                : courses(window, firstCount - count, daysLeft, new SplittableRandom(seed));
        Optional<LocalDate> low = date(steps, LOW, daysLeft, today);
        if (low.isEmpty()) {
            return Forecast.without(Forecast.Outcome.NOT_THIS_YEAR);
        }
        return new Forecast(
                Forecast.Outcome.PROJECTED, low, date(steps, MID, daysLeft, today), date(steps, HIGH, daysLeft, today));
    }

    /** How many days each course takes, ascending; more than are left for one that does not arrive. */
    private static int[] courses(long[] window, long missing, int daysLeft, SplittableRandom random) {
        int[] steps = new int[COURSES];
        for (int course = 0; course < COURSES; course++) {
            // A generator of its own for each course: how far one runs does not change the others.
            SplittableRandom own = random.split();
            steps[course] = steps(drawn(window, own), missing, daysLeft, own);
        }
        Arrays.sort(steps);
        return steps;
    }

    private static int steps(long[] history, long missing, int daysLeft, SplittableRandom random) {
        long left = missing;
        for (int day = 0; day < daysLeft; day++) {
            left -= history[random.nextInt(history.length)];
            if (left <= 0) {
                return day;
            }
        }
        return daysLeft;
    }

    private static long[] drawn(long[] window, SplittableRandom random) {
        long[] drawn = new long[window.length];
        for (int day = 0; day < drawn.length; day++) {
            drawn[day] = window[random.nextInt(window.length)];
        }
        return drawn;
    }

    private static Optional<LocalDate> date(int[] steps, double quantile, int daysLeft, LocalDate today) {
        if (steps.length == 0) {
            return Optional.empty();
        }
        int step = steps[(int) Math.floor(quantile * (steps.length - 1))];
        return step >= daysLeft ? Optional.empty() : Optional.of(today.plusDays(step));
    }

    /** The middle one of these days' numbers. */
    public static long median(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return 0;
        }
        List<Long> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
