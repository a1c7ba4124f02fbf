package dev.pipl.crossborder.verification;

import dev.pipl.crossborder.ledger.VerifiedYear;
import java.time.Instant;
import java.util.List;

/**
 * What a handler's ledger was found to be.
 *
 * @param years ascending
 * @param verifiedAt when the rows began to be read
 * @param ruleVersion the rules known to whoever verified; rows of other rules are taken at their word about limits
 */
public record Verification(String handlerId, List<VerifiedYear> years, Instant verifiedAt, String ruleVersion) {

    public boolean sound() {
        return years.stream().allMatch(VerifiedYear::sound);
    }
}
