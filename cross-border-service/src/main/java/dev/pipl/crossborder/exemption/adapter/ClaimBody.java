package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.exemption.ClaimState;
import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.events.EventJson;
import dev.pipl.law.Finding;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.PersonsConcerned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a claim is no column. */
record ClaimBody(
        String description,
        PersonsConcerned persons,
        List<String> documents,
        Set<String> categories,
        Finding finding,
        String proposedBy,
        Instant proposedAt,
        ClaimedGround.Decision decision,
        ClaimedGround.Loss loss) {

    static String json(ClaimedGround claim) {
        return EventJson.mapper()
                .valueToTree(new ClaimBody(
                        claim.description(),
                        claim.persons(),
                        claim.documents(),
                        claim.categories(),
                        claim.finding(),
                        claim.proposedBy(),
                        claim.proposedAt(),
                        claim.decision().orElse(null),
                        claim.loss().orElse(null)))
                .toString();
    }

    /** The claim of a row that has the columns id, handler_id, version, state, ground, evidence and body. */
    static ClaimedGround claim(ResultSet row) throws SQLException {
        ClaimBody body = parse(row.getString("body"));
        return new ClaimedGround(
                row.getString("id"),
                row.getString("handler_id"),
                row.getLong("version"),
                ClaimState.valueOf(row.getString("state")),
                ExemptionGround.valueOf(row.getString("ground")),
                row.getString("evidence"),
                body.description(),
                body.persons(),
                body.documents(),
                body.categories(),
                body.finding(),
                body.proposedBy(),
                body.proposedAt(),
                Optional.ofNullable(body.decision()),
                Optional.ofNullable(body.loss()));
    }

    private static ClaimBody parse(String json) {
        try {
            return EventJson.mapper().readValue(json, ClaimBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored claim is unreadable", e);
        }
    }
}
