package dev.pipl.local.supervision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.pipl.local.part.PartId;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher writes down about itself and the parts, for the other commands and for its successor.
 *
 * @param launcher the process that supervises, or supervised
 * @param ready whether all parts have been well since it started
 * @param asOf the date given with {@code --as-of}, null for none
 * @param clockOffset how far the platform's clock is ahead, ISO 8601
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunState(
        ProcessMark launcher, boolean ready, String asOf, String clockOffset, Map<PartId, PartState> parts) {

    /**
     * How far one part has come.
     *
     * @param process the process that runs for the part, null when none does
     * @param restarts how often it was started again after it died
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PartState(Phase phase, ProcessMark process, int port, int restarts) {

        public Optional<ProcessMark> running() {
            return Optional.ofNullable(process).filter(ProcessMark::alive);
        }
    }

    /** Whether the launcher that wrote this still supervises. */
    public boolean supervised() {
        return launcher.alive();
    }

    /** Ends the launcher, and with it all parts; returns when it is gone. */
    public void endLauncher() {
        Ending.endWithAll(launcher);
    }

    public boolean allHealthy() {
        return parts.values().stream().allMatch(part -> part.phase() == Phase.HEALTHY);
    }
}
