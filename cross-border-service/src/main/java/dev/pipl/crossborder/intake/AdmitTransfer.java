package dev.pipl.crossborder.intake;

import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Admission;
import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.Refused;
import dev.pipl.crossborder.ledger.Submission;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.Reading;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the projections, and says "unknown" only when they would know. Thread-safe. */
public final class AdmitTransfer implements Admission {

    private final Handlers handlers;
    private final Recipients recipients;
    private final ZoneLists zones;

    /** Answers from what was found beforehand. */
    private record Found(Map<String, Recipient> byId) implements Recipients {
        @Override
        public Optional<Recipient> find(String recipientId) {
            return Optional.ofNullable(byId.get(recipientId));
        }
    }

    public AdmitTransfer(Handlers handlers, Recipients recipients, ZoneLists zones) {
        this.handlers = handlers;
        this.recipients = recipients;
        this.zones = zones;
    }

    @Override
    public Admission askedFor(Collection<Reading> readings) {
        Set<String> recipientIds = new HashSet<>();
        for (Reading reading : readings) {
            if (reading.event().orElse(null) instanceof OutboundTransfer transfer) {
                recipientIds.add(transfer.recipientId());
            }
        }
        return new AdmitTransfer(handlers, new Found(recipients.findAll(recipientIds)), zones);
    }

    @Override
    public Submission admit(Reading reading, byte[] record, Instant receivedAt, Coordinates coordinates) {
        if (!handlers.isReady()) {
            throw new LedgerUnavailable("the registry's events have not been read to their end");
        }
        if (reading.rejection().isPresent()) {
            return refuse(reading.rejection().get(), record, receivedAt, coordinates);
        }
        TransferEvent event = reading.event().orElseThrow();
        Optional<KnownHandler> handler = handlers.find(event.identity().handlerId());
        if (handler.isEmpty()) {
            Bilingual detail = new Bilingual("平台没有登记该个人信息处理者", "The platform knows no such handler");
            return refuse(Rejection.of(RejectionCode.HANDLER_UNKNOWN, detail, event), record, receivedAt, coordinates);
        }
        if (!(event instanceof OutboundTransfer transfer)) {
            return new Arrival(event, receivedAt, null, handler.get().at(receivedAt), coordinates);
        }
        Optional<Recipient> recipient = recipients
                .find(transfer.recipientId())
                .filter(found -> found.handlerId().equals(event.identity().handlerId()));
        if (recipient.isEmpty()) {
            Bilingual detail = new Bilingual("该处理者没有登记此境外接收方", "The handler has no such recipient on record");
            return refuse(
                    Rejection.of(RejectionCode.RECIPIENT_UNKNOWN, detail, event), record, receivedAt, coordinates);
        }
        return new Arrival(
                event,
                receivedAt,
                recipient.get().snapshot(),
                handler.get().at(transfer.occurredAt()),
                zoneListing(transfer),
                coordinates);
    }

    private Optional<ZoneListing> zoneListing(OutboundTransfer transfer) {
        return transfer.exemption()
                .filter(claim -> claim.ground() == ExemptionGround.FREE_TRADE_ZONE)
                .flatMap(claim -> zones.listing(
                        transfer.identity().handlerId(),
                        categories(transfer),
                        BeijingCalendar.dateOf(transfer.occurredAt())));
    }

    private static Set<String> categories(OutboundTransfer transfer) {
        Set<String> categories = new HashSet<>();
        transfer.dataWithoutTokens().path("categories").forEach(category -> categories.add(category.asText()));
        return categories;
    }

    @Override
    public void forget(String handlerId) {
        handlers.forget(handlerId);
    }

    /** Keeps a refusal, by the content's hash where there is one and by the record's otherwise. */
    public static Refused refuse(Rejection rejection, byte[] record, Instant receivedAt, Coordinates coordinates) {
        String hash = rejection.content().map(ContentHash::hex).orElseGet(() -> sha256(record));
        return new Refused(rejection, hash, receivedAt, coordinates);
    }

    private static String sha256(byte[] record) {
        try {
            byte[] bytes = record == null ? new byte[0] : record;
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
