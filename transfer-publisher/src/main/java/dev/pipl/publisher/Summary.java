package dev.pipl.publisher;

import dev.pipl.publisher.delivery.PublicationState;
import dev.pipl.publisher.delivery.Tally;
import java.io.PrintWriter;

/** The last lines of a publication, and the status they mean. */
final class Summary {
    private final PrintWriter out;

    Summary(PrintWriter out) {
        this.out = out;
    }

    int print(PublicationState end, int resumedAt, long tokens, Tally tally, boolean complete) {
        out.println(Phrases.of("summary.events", end.batches(), end.batches() - resumedAt, resumedAt));
        out.println(Phrases.of("summary.tokens", tokens));
        printIfAny("summary.acknowledged", tally.acknowledged());
        if (tally.acknowledged() == 0) {
            out.println(Phrases.of("summary.accepted", tally.accepted()));
            out.println(Phrases.of("summary.duplicate", tally.duplicate()));
        }
        out.println(Phrases.of("summary.rejected", tally.rejected()));
        tally.codes().forEach((code, count) -> out.println(Phrases.of("summary.code", code, count)));
        long unknown = end.batches() - tally.accepted() - tally.duplicate() - tally.rejected() - tally.acknowledged();
        printIfAny("summary.unknown", unknown);
        if (tally.rejected() > 0) {
            return ExitStatus.REJECTIONS.code();
        }
        return complete ? ExitStatus.DONE.code() : ExitStatus.OUTCOME_UNKNOWN.code();
    }

    private void printIfAny(String key, long count) {
        if (count > 0) {
            out.println(Phrases.of(key, count));
        }
    }
}
