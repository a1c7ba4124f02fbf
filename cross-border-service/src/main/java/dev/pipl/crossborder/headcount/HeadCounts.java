package dev.pipl.crossborder.headcount;

import dev.pipl.law.route.SubjectClass;

/** Both classes of a year. */
public record HeadCounts(HeadCount nonSensitive, HeadCount sensitive) {

    public static final HeadCounts NOBODY = new HeadCounts(HeadCount.NOBODY, HeadCount.NOBODY);

    private static final PersonSet NO_FURTHER = new PersonSet();

    /** The interval that counted persons and declared numbers give together. */
    public static HeadCounts of(PersonSet persons, DeclaredTotals declared) {
        return of(persons, NO_FURTHER, declared);
    }

    /**
     * The same with further persons.
     *
     * @param further with those flags only that they do not have in {@code persons}
     */
    public static HeadCounts of(PersonSet persons, PersonSet further, DeclaredTotals declared) {
        return new HeadCounts(
                count(
                        persons.count(PersonSet.NON_SENSITIVE) + further.count(PersonSet.NON_SENSITIVE),
                        persons.count(PersonSet.NON_SENSITIVE_GROSS) + further.count(PersonSet.NON_SENSITIVE_GROSS),
                        declared.nonSensitive(),
                        declared.nonSensitiveLargest(),
                        declared.nonSensitiveGross()),
                count(
                        persons.count(PersonSet.SENSITIVE) + further.count(PersonSet.SENSITIVE),
                        persons.count(PersonSet.SENSITIVE_GROSS) + further.count(PersonSet.SENSITIVE_GROSS),
                        declared.sensitive(),
                        declared.sensitiveLargest(),
                        declared.sensitiveGross()));
    }

    public HeadCount of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }

    private static HeadCount count(long persons, long grossPersons, long declared, long largest, long grossDeclared) {
        return new HeadCount(
                Math.max(persons, largest),
                DeclaredTotals.sum(persons, declared),
                declared == 0,
                DeclaredTotals.sum(grossPersons, grossDeclared));
    }
}
