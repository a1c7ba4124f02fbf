package dev.pipl.verifier.row;

/** A limit as rows name it; which limits there are is for the law to say, not for this program. */
public record Limit(SubjectClass subjectClass, long threshold) {

    @Override
    public String toString() {
        return subjectClass.wireName() + " " + threshold;
    }
}
