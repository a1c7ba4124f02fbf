package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.mechanism.BarredMatters;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.Surroundings;
import dev.pipl.crossborder.mechanism.YearSent;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.law.route.HandlerFacts;
import java.time.LocalDate;
import java.util.Optional;

/** What is known here about one handler. */
final class MechanismSurroundings implements Surroundings {

    private final KnownHandler handler;
    private final PgMechanisms mechanisms;
    private final Recipients recipients;
    private final LedgerReader ledger;

    MechanismSurroundings(KnownHandler handler, PgMechanisms mechanisms, Recipients recipients, LedgerReader ledger) {
        this.handler = handler;
        this.mechanisms = mechanisms;
        this.recipients = recipients;
        this.ledger = ledger;
    }

    @Override
    public HandlerFacts handler(LocalDate on) {
        return handler.on(on).facts();
    }

    @Override
    public YearSent year(int year) {
        return YearSent.of(ledger.year(handler.profile().handlerId(), year));
    }

    @Override
    public Optional<String> barredBy(Scope scope) {
        return new BarredMatters(mechanisms.dossiers(handler.profile().handlerId())).by(scope);
    }

    @Override
    public long recipientsOutsideBayArea(Scope scope) {
        return scope.recipientIds().stream()
                .filter(id ->
                        recipients.find(id).filter(Recipient::greaterBayArea).isEmpty())
                .count();
    }

    /** Whether the handler has registered such a recipient. */
    boolean knows(String recipientId) {
        return recipients
                .find(recipientId)
                .filter(recipient ->
                        recipient.handlerId().equals(handler.profile().handlerId()))
                .isPresent();
    }
}
