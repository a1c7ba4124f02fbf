package dev.pipl.verifier.row;

/** The two classes that are counted. */
public enum SubjectClass {
    NON_SENSITIVE("nonSensitive"),
    SENSITIVE("sensitive");

    private final String wireName;

    SubjectClass(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static SubjectClass of(String wireName) {
        for (SubjectClass one : values()) {
            if (one.wireName.equals(wireName)) {
                return one;
            }
        }
        throw new Unreadable("没有这一类别：" + wireName, "no such class: " + wireName);
    }
}
