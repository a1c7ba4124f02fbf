package dev.pipl.law.assessment;

/**
 * What an application to extend an assessment says of the next term.
 *
 * @param samePurposeAndScope purpose, method, scope and kinds of data stay what was assessed
 * @param sameParties handler and recipients stay the same
 * @param persons of non-sensitive information
 * @param sensitivePersons of sensitive information
 * @param importantData in whatever measure the first result used; nothing to nothing where there are none
 * @param documentsFit the legal documents still fit
 * @param noMajorIncident no major security incident happened
 */
public record ExtensionFacts(
        boolean samePurposeAndScope,
        boolean sameParties,
        Growth persons,
        Growth sensitivePersons,
        Growth importantData,
        boolean documentsFit,
        boolean noMajorIncident) {

    /**
     * From what was first allowed to what is asked for.
     *
     * @param firstAllowed by the first result, whatever extensions allowed later
     * @param next over the next term
     */
    public record Growth(long firstAllowed, long next) {

        public static final Growth NONE = new Growth(0, 0);

        /** @throws IllegalArgumentException for a negative number */
        public Growth {
            if (firstAllowed < 0 || next < 0) {
                throw new IllegalArgumentException("a number of persons or data is not negative");
            }
        }
    }
}
