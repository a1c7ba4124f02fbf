package dev.pipl.law.route;

/** The two kinds of personal information whose persons are counted apart (CBDF 5, 7, 8). */
public enum SubjectClass {
    /** Information that is not sensitive (不含敏感个人信息). */
    NON_SENSITIVE("nonSensitive"),
    /** Sensitive personal information (敏感个人信息, PIPL 28). */
    SENSITIVE("sensitive");

    private final String wireName;

    SubjectClass(String wireName) {
        this.wireName = wireName;
    }

    /** The name used in JSON: {@code nonSensitive} or {@code sensitive}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The class of a wire name.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static SubjectClass ofWireName(String wireName) {
        for (SubjectClass subjectClass : values()) {
            if (subjectClass.wireName.equals(wireName)) {
                return subjectClass;
            }
        }
        throw new IllegalArgumentException("no class of subjects is called " + wireName);
    }
}
