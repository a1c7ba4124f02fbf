package dev.pipl.crossborder.screening.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.adapter.RecipientsOnFile;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.kit.alert.AlertsOnce;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.law.Bilingual;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New entries of the list, compared with the recipients of a real database. */
class ScreenListStoreIT {

    private static final Instant NOW = CommittedLedger.CLOCK.instant();
    private static final Bilingual NAME = new Bilingual("远星数据有限公司", "Far Star Data Limited");

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final PgRestrictedRecipients list = new PgRestrictedRecipients();

    @ParameterizedTest(name = "number {0} of the new entries")
    @ValueSource(ints = {0, 1, 2})
    void anEntryThatCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        String run = UUID.randomUUID().toString();
        String recipient = "r-" + run;
        RecipientsOnFile.put(
                ledger.database(),
                new Recipient(recipient, "h-1", 1, NAME, Optional.empty(), "SG", false, false, Optional.empty(), NOW));
        List<String> entries =
                IntStream.range(0, 3).mapToObj(i -> run + "-" + i).toList();
        entries.forEach(this::enter);
        String row = "where id = '" + entries.get(broken) + "'";
        ledger.run("update restricted_recipient set body = jsonb_build_array(body) " + row);

        screenList().onTick();

        for (String entry : entries) {
            assertThat(found(entry, recipient)).isEqualTo(entry.equals(entries.get(broken)) ? 0 : 1);
        }
        ledger.run("update restricted_recipient set body = body -> 0 " + row);
        screenList().onTick();
        assertThat(found(entries.get(broken), recipient)).isEqualTo(1);
    }

    private void enter(String id) {
        RestrictedRecipient entry = new RestrictedRecipient(
                id,
                1,
                new RestrictedRecipient.Announced(
                        RestrictedRecipient.Article.LIST,
                        RestrictedRecipient.Kind.PROHIBITED,
                        Optional.of(NAME.zh()),
                        Optional.of(NAME.en()),
                        List.of(),
                        Optional.empty(),
                        "Announcement " + id,
                        NOW,
                        Optional.empty()),
                Optional.empty(),
                NOW);
        ledger.commands().inTransaction(transaction -> {
            list.insert(transaction, entry, "regulator");
            screenList().open(transaction, entry);
            return null;
        });
    }

    private ScreenList screenList() {
        JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);
        ScreeningNews news =
                new ScreeningNews(outbox, AlertsOnce.of(outbox, CommittedLedger.CLOCK), CommittedLedger.CLOCK);
        return new ScreenList(
                ledger.database(),
                list,
                RecipientsOnFile.in(ledger.database()),
                new ScreenRecipients(list, new PgScreeningMatches(), news, CommittedLedger.CLOCK),
                news);
    }

    /** How often the recipient was found by an entry that has come to its end. */
    private static long found(String entry, String recipient) throws SQLException {
        return ledger.number("select count(*) from list_screening s join screening_match m using (entry_id)"
                + " where s.done and entry_id = '" + entry + "' and m.recipient_id = '" + recipient + "'");
    }
}
