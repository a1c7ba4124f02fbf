package dev.pipl.crossborder.ledger;

import java.util.Objects;

/** What made a row be written. Its text is a column of the row and enters the row's hash. */
public record Cause(String text) {

    public Cause {
        Objects.requireNonNull(text, "text");
    }

    /** Records of a partition, from the first to the last of the batch that touched the year. */
    public static Cause kafka(String topic, int partition, long first, long last) {
        return new Cause("kafka " + topic + "/" + partition + "/" + first + ".." + last);
    }

    public static Cause http(String requestId) {
        return new Cause("http " + requestId);
    }

    public static Cause registry(String eventId) {
        return new Cause("registry " + eventId);
    }

    public static Cause calendar() {
        return new Cause("calendar");
    }

    public static Cause correction(String correctionId) {
        return new Cause("correction " + correctionId);
    }

    public static Cause groundDecision(String decisionId) {
        return new Cause("ground " + decisionId);
    }

    public static Cause routeReview(String reviewId) {
        return new Cause("review " + reviewId);
    }

    public static Cause rules(String ruleVersion) {
        return new Cause("rules " + ruleVersion);
    }

    public static Cause succession(String successionId, int part) {
        return new Cause("succession " + successionId + "/" + part);
    }

    boolean isHttp(String requestId) {
        return text.equals("http " + requestId);
    }
}
