package dev.pipl.crossborder.intake;

import static dev.pipl.crossborder.transfer.TransferJson.token;
import static dev.pipl.crossborder.transfer.TransferJson.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.ledger.Admission;
import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.RecipientSnapshot;
import dev.pipl.crossborder.ledger.Refused;
import dev.pipl.crossborder.ledger.Submission;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.Reading;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.ZoneListing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdmitTransferTest {

    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
    private static final Coordinates PLACE = new Coordinates.KafkaRecord("outbound-transfers.v1", 0, 7);
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    private final ReadTransfer read = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));
    private final Known handlers = new Known();
    private final Recipients recipients = id -> id.equals("r-1")
            ? Optional.of(new Recipient(
                    "r-1",
                    "h-1",
                    3,
                    new Bilingual("公司", "Company"),
                    Optional.empty(),
                    "SG",
                    false,
                    false,
                    Optional.empty(),
                    Instant.EPOCH))
            : Optional.empty();
    private final ZoneLists zones = (handlerId, categories, on) -> Optional.of(new ZoneListing(
            "SH", on.toString(), true, true, categories.contains("HEALTH") ? Optional.of("3.2") : Optional.empty()));
    private final AdmitTransfer admit = new AdmitTransfer(handlers, recipients, zones);

    private static final class Known implements Handlers {
        private boolean ready = true;
        private final Map<String, KnownHandler> byId = Map.of(
                "h-1",
                new KnownHandler(Profiles.of(
                        "h-1",
                        9,
                        List.of(Profiles.fact(SINCE, "ENTERPRISE")),
                        List.of(Profiles.fact(SINCE, false), Profiles.fact(SINCE.plusMonths(6), true)))),
                "h-2",
                new KnownHandler(Profiles.enterprise("h-2", 1, SINCE)));

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public Optional<KnownHandler> find(String handlerId) {
            return Optional.ofNullable(byId.get(handlerId));
        }

        @Override
        public void forget(String handlerId) {
            // Nothing is remembered.
        }
    }

    private static TransferJson transfer(String handlerId, String recipientId) {
        return TransferJson.recorded(handlerId, recipientId, "e-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(token(1));
    }

    private Submission admit(TransferJson event) {
        String handlerId = event.node().get("subject").asText();
        Reading reading = read.record(utf8(handlerId), Map.of(), event.bytes(), NOW);
        Submission submission = admit.admit(reading, event.bytes(), NOW, PLACE);
        assertThat(admit.askedFor(List.of(reading)).admit(reading, event.bytes(), NOW, PLACE))
                .as("what is asked beforehand")
                .usingRecursiveComparison()
                .isEqualTo(submission);
        return submission;
    }

    private RejectionCode refusal(TransferJson event) {
        return ((Refused) admit(event)).rejection().code();
    }

    @Test
    void theRecipientsOfABatchAreAskedForOnce() {
        List<String> asked = new ArrayList<>();
        AdmitTransfer counting = new AdmitTransfer(
                handlers,
                id -> {
                    asked.add(id);
                    return recipients.find(id);
                },
                zones);
        List<Reading> readings = Stream.of("r-1", "r-1", "r-2", "r-1")
                .map(recipient -> transfer("h-1", recipient))
                .map(event -> read.record(utf8("h-1"), Map.of(), event.bytes(), NOW))
                .toList();

        Admission batch = counting.askedFor(readings);
        List<Class<?>> admitted = readings.stream()
                .<Class<?>>map(
                        reading -> batch.admit(reading, new byte[0], NOW, PLACE).getClass())
                .toList();

        assertThat(admitted).containsExactly(Arrival.class, Arrival.class, Refused.class, Arrival.class);
        assertThat(asked).containsExactlyInAnyOrder("r-1", "r-2");
    }

    @Test
    void aKnownTransferIsJudgedByTheFactsOfItsOwnDay() {
        Arrival arrival = (Arrival) admit(transfer("h-1", "r-1"));

        assertThat(arrival.handler().facts().criticalInfrastructureOperator()).isFalse();
        assertThat(arrival.handler().version()).isEqualTo(9);
        assertThat(arrival.recipient()).isEqualTo(new RecipientSnapshot("r-1", 3, "SG"));
        assertThat(arrival.coordinates()).isEqualTo(PLACE);
    }

    @Test
    void aClaimedZoneIsLookedUpForTheDataAndTheDayOfTheTransfer() {
        TransferJson claiming = transfer("h-1", "r-1").withData(data -> {
            data.putArray("categories").add("HEALTH");
            data.putObject("exemption").put("ground", "FREE_TRADE_ZONE").put("evidence", "file 7");
        });

        assertThat(((Arrival) admit(claiming)).zoneListing())
                .contains(new ZoneListing("SH", "2026-03-01", true, true, Optional.of("3.2")));
        claiming.withData(
                data -> data.putObject("exemption").put("ground", "EMERGENCY").put("evidence", "file 7"));
        assertThat(((Arrival) admit(claiming)).zoneListing()).isEmpty();
    }

    @Test
    void aVoidNamesNoRecipientAndIsJudgedByTodaysFacts() {
        Arrival arrival = (Arrival) admit(TransferJson.voided("h-1", "v-1", "e-1"));

        assertThat(arrival.recipient()).isNull();
        assertThat(arrival.handler().facts().criticalInfrastructureOperator()).isTrue();
    }

    @Test
    void anUnknownHandlerComesBeforeAnUnknownRecipient() {
        assertThat(refusal(transfer("h-9", "r-9"))).isEqualTo(RejectionCode.HANDLER_UNKNOWN);
        assertThat(refusal(transfer("h-1", "r-9"))).isEqualTo(RejectionCode.RECIPIENT_UNKNOWN);
    }

    @Test
    void anotherHandlersRecipientIsUnknown() {
        assertThat(refusal(transfer("h-2", "r-1"))).isEqualTo(RejectionCode.RECIPIENT_UNKNOWN);
    }

    @Test
    void nothingIsDecidedBeforeTheHandlersAreReadToTheirEnd() {
        handlers.ready = false;

        assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> admit(transfer("h-9", "r-9")));
    }

    @Test
    void aDefectOfFormKeepsItsCodeAndTheRecordsHash() {
        TransferJson event = transfer("h-1", "r-1").withData(data -> data.remove("purpose"));

        Refused refused = (Refused) admit(event);

        assertThat(refused.rejection().code()).isEqualTo(RejectionCode.MALFORMED_EVENT);
        assertThat(refused.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void theHashOfAnEventWithIdentityNumbersSaysNothingAboutThem() {
        Refused one = (Refused) admit(transfer("h-1", "r-1").sensitive("11010519491231002X"));
        Refused other = (Refused) admit(transfer("h-1", "r-1").sensitive("1234567890123456"));

        assertThat(one.rejection().code()).isEqualTo(RejectionCode.TOKEN_LOOKS_LIKE_IDENTIFIER);
        assertThat(one.hash()).isEqualTo(other.hash());
    }
}
