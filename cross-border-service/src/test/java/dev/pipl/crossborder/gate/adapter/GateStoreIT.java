package dev.pipl.crossborder.gate.adapter;

import static dev.pipl.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.GateProblem;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventJson;
import dev.pipl.law.route.Route;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Decisions over a committed ledger. */
class GateStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final AskingHandler handler = new AskingHandler(ledger);

    @Test
    void theCountIncludesTheTransferTheLedgerAndWhatIsHeld() throws SQLException {
        ledger.send(handler.transfer("e-1", 0, 10).declared("all", 99_980, 0));
        GateCheck held = handler.askToHold(handler.transfer("e-2", 8, 11));
        handler.keepHeld(held);

        GateCheck check = handler.ask(handler.transfer("e-3", 10, 19));

        assertThat(check.projected().nonSensitive().upper()).isEqualTo(99_999);
        assertThat(check.decision()).isEqualTo(Decision.ALLOW);
        GateCheck further = handler.ask(handler.transfer("e-4", 10, 20));
        assertThat(further.projected().nonSensitive().upper()).isEqualTo(100_000);
        assertThat(further.decision()).isEqualTo(Decision.DENY);
        assertThat(further.verdict().route().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void whatIsForeseenIsWhatTheLedgerShowsOnceTheTransferIsAccepted() {
        for (int i = 0; i < 20; i++) {
            TransferJson next = handler.transfer("e-" + i)
                    .nonSensitive(TransferJson.tokens(i * 7, i * 7 + 12))
                    .sensitive(TransferJson.tokens(i * 3, i * 3 + 5));
            GateCheck check = handler.ask(next);

            ledger.send(next);

            assertThat(ledger.year(handler.id).headCounts()).isEqualTo(check.projected());
        }
    }

    @Test
    void whatIsDeniedHoldsNobody() {
        ledger.send(handler.transfer("e-0").declared("all", 200_000, 0));

        GateCheck check = handler.askToHold(handler.transfer("e-1", 0, 2));

        assertThat(check.decision()).isEqualTo(Decision.DENY);
        assertThat(check.reservation()).isEmpty();
    }

    @Test
    void inWarnModeWhatMustNotGoIsLetPassAndHeld() throws SQLException {
        ledger.send(handler.transfer("e-0").declared("all", 200_000, 0));
        handler.warnOnly();

        GateCheck check = handler.askToHold(handler.transfer("e-1", 0, 2));

        assertThat(check.decision()).isEqualTo(Decision.ALLOW);
        assertThat(check.wouldDecide()).isEqualTo(Decision.DENY);
        assertThat(check.reservation()).isPresent();
    }

    @Test
    void noMorePersonsAreHeldThanMayBe() throws SQLException {
        handler.keepHeld(handler.askToHold(handler.transfer("e-1", 0, 3)));
        TransferJson further = handler.transfer("e-2", 3, 4);

        assertRefused(GateProblem.RESERVATIONS_EXHAUSTED, () -> handler.askToHold(further));

        assertThat(handler.ask(further).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void aGroundThatAPersonFoundLostIsNone() {
        assertThat(handler.ask(claiming("contract 7"))
                        .projected()
                        .nonSensitive()
                        .upper())
                .isZero();
        assertThat(handler.ask(claiming("contract 7")).verdict().route().route())
                .isEqualTo(Route.EXEMPT_GROUND);

        assertThat(handler.ask(claiming("contract 9"))
                        .projected()
                        .nonSensitive()
                        .upper())
                .isEqualTo(2);
        assertThat(handler.ask(claiming("contract 9")).verdict().route().route())
                .isEqualTo(Route.EXEMPT_VOLUME);
    }

    private TransferJson claiming(String evidence) {
        return handler.transfer("e-1", 0, 2)
                .withData(data -> data.putObject("exemption")
                        .put("ground", "CONTRACT_NECESSITY")
                        .put("evidence", evidence));
    }

    @Test
    void theAnswerHasTheFieldsThatClientsRelyOn() {
        JsonNode answer =
                EventJson.mapper().valueToTree(GateViews.Check.of(handler.askToHold(handler.transfer("e-1", 0, 2))));

        assertThat(answer.path("decision").textValue()).isEqualTo("ALLOW");
        assertThat(answer.path("mode").textValue()).isEqualTo("ENFORCE");
        assertThat(answer.path("route").textValue()).isEqualTo("EXEMPT_VOLUME");
        assertThat(answer.has("mechanism")).isTrue();
        assertThat(answer.at("/projected/nonSensitive").longValue()).isEqualTo(2);
        assertThat(answer.at("/projected/sensitive").longValue()).isZero();
        assertThat(answer.at("/findings/0/citation/zh").textValue()).isNotBlank();
        assertThat(answer.at("/reservation/id").textValue()).isNotBlank();
        assertThat(answer.at("/reservation/expiresAt").isMissingNode()).isFalse();
        assertThat(answer.has("wouldDecide")).isFalse();
    }
}
