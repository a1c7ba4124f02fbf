package dev.pipl.crossborder.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.TransferVoid;
import dev.pipl.events.EventJson;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Transfers as tests need them. */
final class Transfers {

    static final HandlerFacts ENTERPRISE = new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    static final HandlerFacts CRITICAL = new HandlerFacts(HandlerKind.ENTERPRISE, true, OptionalLong.empty());
    static final RecipientSnapshot RECIPIENT = new RecipientSnapshot("recipient-1", 1, "SG");
    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private final String handlerId;
    private final String id;
    private Instant occurredAt = MARCH;
    private List<String> nonSensitive = List.of();
    private List<String> sensitive = List.of();
    private Optional<DeclaredCounts> declared = Optional.empty();
    private Optional<ExemptionClaim> exemption = Optional.empty();
    private LegalBasis legalBasis = LegalBasis.CONTRACT;
    private boolean importantData;
    private Optional<String> tokenKeyId = Optional.empty();
    private HandlerSnapshot handler;

    private Transfers(String handlerId, String id) {
        this.handlerId = handlerId;
        this.id = id;
        this.handler = new HandlerSnapshot(handlerId, 1, ENTERPRISE);
    }

    static Transfers of(String handlerId, String id) {
        return new Transfers(handlerId, id);
    }

    static List<String> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "person-token-%08d".formatted(i))
                .toList();
    }

    Transfers at(Instant instant) {
        occurredAt = instant;
        return this;
    }

    Transfers nonSensitive(List<String> tokens) {
        nonSensitive = tokens;
        return this;
    }

    Transfers sensitive(List<String> tokens) {
        sensitive = tokens;
        return this;
    }

    Transfers declaring(String datasetId, long n, long s) {
        declared = Optional.of(new DeclaredCounts(datasetId, n, s));
        return this;
    }

    Transfers exempt(ExemptionGround ground) {
        return exempt(ground, "contract 4711");
    }

    Transfers exempt(ExemptionGround ground, String evidence) {
        exemption = Optional.of(new ExemptionClaim(ground, evidence));
        return this;
    }

    Transfers counted() {
        exemption = Optional.empty();
        return this;
    }

    Transfers on(LegalBasis basis) {
        legalBasis = basis;
        return this;
    }

    Transfers important() {
        importantData = true;
        return this;
    }

    Transfers tokenKey(String keyId) {
        tokenKeyId = Optional.of(keyId);
        return this;
    }

    Transfers by(long version, HandlerFacts facts) {
        handler = new HandlerSnapshot(handlerId, version, facts);
        return this;
    }

    OutboundTransfer event() {
        ObjectNode data = EventJson.mapper().createObjectNode();
        data.put("handlerId", handlerId);
        data.put("recipientId", RECIPIENT.recipientId());
        data.put("occurredAt", occurredAt.toString());
        data.put("purpose", "customer-support");
        String canonical = handlerId
                + id
                + occurredAt
                + new TreeSet<>(nonSensitive)
                + new TreeSet<>(sensitive)
                + declared
                + exemption
                + importantData
                + tokenKeyId;
        return new OutboundTransfer(
                identity(),
                hash(canonical),
                occurredAt,
                RECIPIENT.recipientId(),
                "customer-support",
                nonSensitive,
                sensitive,
                declared,
                exemption,
                legalBasis,
                importantData,
                tokenKeyId,
                data);
    }

    Arrival overHttp(String requestId, int index) {
        return arrival(new Coordinates.HttpEvent(requestId, index));
    }

    Arrival arrival(Coordinates coordinates) {
        return new Arrival(event(), occurredAt.plusSeconds(1), RECIPIENT, handler, coordinates);
    }

    EventIdentity identity() {
        return new EventIdentity(handlerId, "/handlers/" + handlerId + "/pipelines/crm", id);
    }

    static TransferVoid voiding(EventIdentity identity, String id) {
        return new TransferVoid(
                new EventIdentity(identity.handlerId(), identity.source(), id),
                hash("void" + identity + id),
                identity.source(),
                identity.id(),
                "never sent",
                "log 17");
    }

    static ContentHash hash(String text) {
        try {
            return ContentHash.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
