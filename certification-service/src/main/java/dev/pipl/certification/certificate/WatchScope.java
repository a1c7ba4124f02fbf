package dev.pipl.certification.certificate;

import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.law.certificate.ScopeDecision;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether the holder of a valid certificate is still one to whom certification is open (CERT-5). It finds; the body decides.
 * Falling below the band is no departure, and a new year takes no departure back.
 */
public final class WatchScope {
    private final CertificationLaw law;

    public WatchScope(CertificationLaw law) {
        this.law = law;
    }

    /**
     * All departures that stand, those told before included.
     *
     * @param years what the ledger has told, of the year of issue and later ones
     * @param today Beijing
     */
    public List<ScopeDeparture> departures(
            Certificate certificate, Holder holder, List<YearStanding> years, LocalDate today) {
        List<ScopeDeparture> departures = new ArrayList<>();
        boolean inForce =
                certificate.state() instanceof CertificateState.Valid && !today.isAfter(certificate.validUntil());
        if (!inForce) {
            return departures;
        }
        HandlerFacts facts = holder.on(today);
        for (ScopeCondition condition : ScopeCondition.values()) {
            if (condition.isOfTheYear()) {
                years.stream()
                        .filter(year -> year.year() >= certificate.issuedOn().getYear())
                        .forEach(year -> ofYear(certificate, condition, year, facts, today, departures));
            } else {
                ofHolder(certificate, condition, holder, facts, today, departures);
            }
        }
        return departures;
    }

    private void ofYear(
            Certificate certificate,
            ScopeCondition condition,
            YearStanding year,
            HandlerFacts facts,
            LocalDate today,
            List<ScopeDeparture> departures) {
        ScopeDecision decision = law.scope().check(today, condition.facts(facts), condition.figures(year.figures()));
        if (!decision.withinScope()) {
            departures.add(new ScopeDeparture(
                    certificate.number(),
                    certificate.bodyId(),
                    certificate.handlerId(),
                    condition,
                    condition + ":" + year.year(),
                    year.year(),
                    year.lastEventId(),
                    year.lastOccurredAt(),
                    decision.findings()));
        }
    }

    private void ofHolder(
            Certificate certificate,
            ScopeCondition condition,
            Holder holder,
            HandlerFacts facts,
            LocalDate today,
            List<ScopeDeparture> departures) {
        ScopeDecision decision = law.scope().check(today, condition.facts(facts), condition.figures(null));
        if (!decision.withinScope()) {
            LocalDate since = condition == ScopeCondition.HANDLER_KIND
                    ? holder.kindSince(today)
                    : holder.criticalInfrastructureSince(today);
            OffsetDateTime occurredAt = BeijingCalendar.at(BeijingCalendar.startOf(since));
            departures.add(new ScopeDeparture(
                    certificate.number(),
                    certificate.bodyId(),
                    certificate.handlerId(),
                    condition,
                    condition + ":" + since,
                    since.getYear(),
                    holder.lastEventId(),
                    occurredAt,
                    decision.findings()));
        }
    }
}
