package dev.pipl.crossborder.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything about a submission that does not depend on the ledger: its year, its fingerprints, its data as text. */
final class PrepareEvents {

    private final YearKeys keys;

    PrepareEvents(YearKeys keys) {
        this.keys = keys;
    }

    List<Draft> prepare(List<? extends Submission> submissions) {
        DataTexts texts = new DataTexts();
        List<Draft> drafts = new ArrayList<>(submissions.size());
        for (Submission submission : submissions) {
            drafts.add(prepare(submission, texts));
        }
        return drafts;
    }

    private Draft prepare(Submission submission, DataTexts texts) {
        if (submission instanceof Refused refused) {
            return Draft.refused(refused, refused.rejection());
        }
        Arrival arrival = (Arrival) submission;
        OutboundTransfer transfer = arrival.event() instanceof OutboundTransfer outbound ? outbound : null;
        int year = BeijingCalendar.yearOf(transfer == null ? arrival.receivedAt() : transfer.occurredAt());
        Optional<YearKey> key = keys.of(year);
        if (key.isEmpty()) {
            return Draft.refused(arrival, yearClosed(year, arrival.event()));
        }
        if (transfer == null) {
            return new Draft(arrival, year, key.get(), Persons.NOBODY, "", "", Optional.empty());
        }
        Prf prf = key.get().prf();
        Persons persons = persons(prf, transfer.nonSensitiveTokens(), transfer.sensitiveTokens());
        JsonNode data = transfer.dataWithoutTokens();
        return new Draft(
                arrival,
                year,
                key.get(),
                persons,
                texts.of(transfer.identity().handlerId(), data),
                data.path(DataTexts.OCCURRED_AT).asText(),
                Optional.empty());
    }

    static Persons persons(Prf prf, List<String> nonSensitiveTokens, List<String> sensitiveTokens) {
        return Persons.of(fingerprints(prf, nonSensitiveTokens), fingerprints(prf, sensitiveTokens));
    }

    /** The year's key is destroyed: nobody can be told apart in it any more. */
    static Rejection yearClosed(int year, TransferEvent event) {
        Bilingual detail = new Bilingual(year + " 年度台账已关闭", "The ledger of " + year + " is closed");
        return Rejection.of(RejectionCode.YEAR_CLOSED, detail, event);
    }

    private static Fingerprints fingerprints(Prf prf, List<String> tokens) {
        long[] words = new long[2 * tokens.size()];
        int size = 0;
        for (String token : tokens) {
            prf.fingerprint(token, words, 2 * size++);
        }
        return Fingerprints.ofUnsorted(words, size);
    }
}
