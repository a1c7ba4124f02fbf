package dev.pipl.dashboard.handler.adapter;

import dev.pipl.dashboard.handler.Attention;
import dev.pipl.dashboard.handler.NextLimit;
import dev.pipl.dashboard.handler.Profiles;
import dev.pipl.dashboard.handler.Scale;
import dev.pipl.dashboard.handler.YearLaw;
import dev.pipl.dashboard.handler.YearStanding;
import dev.pipl.events.registry.HandlerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The place of a handler in lists, by the law of its year. */
@ApplicationScoped
class Attentions {
    private final Scale scale;
    private final Clock clock;

    Attentions(Scale scale, Clock clock) {
        this.scale = scale;
        this.clock = clock;
    }

    /**
     * @param profile empty while the registry has not told of the handler: its place is found again when it does
     */
    Attention of(Optional<HandlerProfile> profile, int year, YearStanding standing) {
        LocalDate on = YearLaw.dayFor(year, clock);
        return Attention.of(
                standing, profile.flatMap(known -> NextLimit.of(scale, on, Profiles.facts(known, on), standing)));
    }
}
