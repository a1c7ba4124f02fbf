package dev.pipl.crossborder.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsPageTest {

    /** Tests run in the module's folder. */
    private static final Path PAGE = Path.of("..", "docs", "findings.md");

    private static final String HEAD = """
            # Findings

            A transfer that was made counts, whatever is wrong with it. What is wrong is found within moments of its commit, by
            the same conditions as `POST /gate/checks` asks before a transfer, as of the transfer's moment and by what is on
            record when it is looked at.

            - `GET /handlers/{id}/flows?year=` shows what really flows: transfers summed up by recipient, purpose, set of
              categories, classes of information and legal basis.
            - `GET /handlers/{id}/findings?year=&code=&state=` shows what was wrong. Transfers of one Beijing day with the same
              defect and subject are one finding with a number of events, the first and the last of them.
            - `POST /handlers/{id}/findings/review?year=` judges the year again, for instance when a contract was recorded late.
              A finding that no longer holds becomes `RESOLVED` and stays on record; one that comes back is `OPEN` again. An
              approved void or a decision on a claimed ground does the same by itself.

            Where a regulator should know there is an alert with the same code: one for a handler, code, recipient, mechanism
            and detail on each day of review. Its subject names the finding, `GET /handlers/{id}/findings/{findingId}`. One
            more alert, `gross-count-crossed` (WARNING), tells once for each limit of a year that all persons together reach
            it while those who count do not: what would happen if the exemptions fell.

            While facts cannot be read the review waits; the metric `pipl.review.lag` tells how many committed rows it is
            behind. Transfers from before 2024-03-22, when today's limits came into force, have no findings. The figures a
            transfer is judged by are those of its ledger row: exact at every limit; the scale of a mechanism is compared with
            the last transfer of a row.

            | Code | Severity | Alert | Meaning | Provisions |
            |---|---|---|---|---|
            """;

    /** {@code mvn test -pl cross-border-service -Dpipl.docs.write=true} writes the page anew. */
    @Test
    void thePageIsCurrent() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        Provisions law = Provisions.load();
        for (Defect defect : Defect.values()) {
            text.append(line(defect, law));
        }
        if (Boolean.getBoolean("pipl.docs.write")) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).hasContent(text.toString());
    }

    private static String line(Defect defect, Provisions law) {
        String provisions = String.join(
                ", ",
                defect.provisions().stream().map(law::get).map(Provision::id).toList());
        return "| `%s` | %s | %s | %s<br>%s | %s |%n"
                .formatted(
                        defect.code(),
                        defect.severity(),
                        defect.isAlerted() ? "yes" : "no",
                        defect.title().en(),
                        defect.title().zh(),
                        provisions);
    }
}
