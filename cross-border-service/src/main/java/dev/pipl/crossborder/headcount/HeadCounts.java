package dev.pipl.crossborder.headcount;

import dev.pipl.law.route.SubjectClass;

/** Both classes of a year. */
public record HeadCounts(HeadCount nonSensitive, HeadCount sensitive) {

    public static final HeadCounts NOBODY = new HeadCounts(HeadCount.NOBODY, HeadCount.NOBODY);

    private static final PersonSet NOBODY_BESIDE = new PersonSet();

    /** The interval that counted persons and declared numbers give together. */
    public static HeadCounts of(PersonSet persons, DeclaredTotals declared) {
        return of(persons, NOBODY_BESIDE, NOBODY_BESIDE, declared);
    }

    /**
     * The same without some persons and with further ones.
     *
     * @param without with flags that they all have in {@code persons}
     * @param further with those flags only that they do not have in {@code persons} without those
     */
    public static HeadCounts of(PersonSet persons, PersonSet without, PersonSet further, DeclaredTotals declared) {
        return of(persons, without, further, NOBODY_BESIDE, declared);
    }

    /**
     * Likewise, with others beside the further ones.
     *
     * @param others with those flags only that they have in none of the other sets
     */
    public static HeadCounts of(
            PersonSet persons, PersonSet without, PersonSet further, PersonSet others, DeclaredTotals declared) {
        return new HeadCounts(
                count(
                        sum(PersonSet.NON_SENSITIVE, persons, without, further, others),
                        sum(PersonSet.NON_SENSITIVE_GROSS, persons, without, further, others),
                        declared.nonSensitive(),
                        declared.nonSensitiveLargest(),
                        declared.nonSensitiveGross()),
                count(
                        sum(PersonSet.SENSITIVE, persons, without, further, others),
                        sum(PersonSet.SENSITIVE_GROSS, persons, without, further, others),
                        declared.sensitive(),
                        declared.sensitiveLargest(),
                        declared.sensitiveGross()));
    }

    public HeadCount of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }

    private static long sum(int flag, PersonSet persons, PersonSet without, PersonSet further, PersonSet others) {
        return persons.count(flag) - without.count(flag) + further.count(flag) + others.count(flag);
    }

    private static HeadCount count(long persons, long grossPersons, long declared, long largest, long grossDeclared) {
        return new HeadCount(
                Math.max(persons, largest),
                DeclaredTotals.sum(persons, declared),
                declared == 0,
                DeclaredTotals.sum(grossPersons, grossDeclared));
    }
}
