package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismKind.CERTIFICATE;
import static dev.pipl.crossborder.mechanism.MechanismKind.SECURITY_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotaUseTest {

    private static Validity term(LocalDate from, long personsMax, long sensitivePersonsMax) {
        return new Validity(
                BeijingCalendar.startOf(from),
                Optional.of(BeijingCalendar.startOf(from.plusYears(3).plusDays(1))),
                Life.scope(personsMax, sensitivePersonsMax));
    }

    @Test
    void theFirstYearCountsWholeAndLaterYearsAddUp() {
        Map<Integer, TermCounts> sent =
                Map.of(2026, new TermCounts(400, 4), 2027, new TermCounts(300, 3), 2028, new TermCounts(200, 2));

        QuotaUse use = QuotaUse.of(
                SECURITY_ASSESSMENT,
                term(LocalDate.of(2026, 9, 28), 1_000, 10),
                Instant.parse("2028-05-01T00:00:00Z"),
                sent::get);

        assertThat(use.byYear().keySet()).containsExactly(2026, 2027, 2028);
        assertThat(use.used()).isEqualTo(new TermCounts(900, 9));
        assertThat(use.remaining(SubjectClass.NON_SENSITIVE)).hasValue(100);
        assertThat(use.remaining(SubjectClass.SENSITIVE)).hasValue(1);
    }

    @Test
    void theYearsAreThoseOfBeijing() {
        Validity term = term(LocalDate.of(2027, 1, 1), 1, 1);

        assertThat(QuotaUse.years(SECURITY_ASSESSMENT, term, Instant.parse("2026-12-31T16:00:00Z")))
                .containsExactly(2027);
        assertThat(QuotaUse.years(SECURITY_ASSESSMENT, term, Instant.parse("2028-12-31T15:59:59Z")))
                .containsExactly(2027, 2028);
        assertThat(QuotaUse.years(SECURITY_ASSESSMENT, term, Instant.parse("2028-12-31T16:00:00Z")))
                .containsExactly(2027, 2028, 2029);
    }

    @Test
    void aCertificatesNumberIsOneOfTheCalendarYear() {
        Validity term = term(LocalDate.of(2026, 9, 28), 1, 1);

        assertThat(QuotaUse.years(CERTIFICATE, term, Instant.parse("2028-05-01T00:00:00Z")))
                .containsExactly(2028);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** However the persons fall into years, the last one within the scale is covered and the next one is not. */
    @ParameterizedTest
    @MethodSource("seeds")
    void thePersonAtTheScaleIsCoveredAndTheNextIsNot(int seed) {
        // Given
        Random random = new Random(seed);
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
        long max = 1L + random.nextInt(10_000);
        Validity term = term(from, max, max);
        Instant moment = BeijingCalendar.startOf(from.plusDays(random.nextInt(1_096)));
        List<Integer> years = QuotaUse.years(SECURITY_ASSESSMENT, term, moment);
        Map<Integer, Long> naive = new HashMap<>();
        years.forEach(year -> naive.put(year, 0L));
        SubjectClass subjectClass = random.nextBoolean() ? SubjectClass.SENSITIVE : SubjectClass.NON_SENSITIVE;
        Mechanism assessment = new Mechanism("m", "h", SECURITY_ASSESSMENT, "m", "PASSED", List.of(term));

        // When, Then: persons are added to years at random until one is too many
        for (long sent = 0; sent <= max + 1; ) {
            QuotaUse use =
                    QuotaUse.of(SECURITY_ASSESSMENT, term, moment, year -> counts(subjectClass, naive.get(year)));
            assertThat(use.used().of(subjectClass)).isEqualTo(sent);
            assertThat(use.remaining(subjectClass)).hasValue(max - sent);
            assertThat(isCovered(assessment, moment, subjectClass, use.used())).isEqualTo(sent <= max);
            long added = sent < max ? 1 + random.nextLong(max - sent) : 1;
            naive.merge(years.get(random.nextInt(years.size())), added, Long::sum);
            sent += added;
        }
    }

    private static TermCounts counts(SubjectClass subjectClass, long persons) {
        return subjectClass == SubjectClass.SENSITIVE ? new TermCounts(0, persons) : new TermCounts(persons, 0);
    }

    private static boolean isCovered(
            Mechanism assessment, Instant moment, SubjectClass subjectClass, TermCounts counts) {
        PlannedTransfer transfer = new PlannedTransfer(
                moment, Life.RECIPIENT, false, Life.PURPOSE, Set.of("NAME"), Set.of(subjectClass), false);
        return Coverage.of(Life.LAW).gaps(assessment, transfer, counts, false).isEmpty();
    }
}
