package dev.pipl.publisher;

import dev.pipl.events.transfer.ClaimedExemption;
import dev.pipl.events.transfer.DeclaredCounts;
import dev.pipl.publisher.batch.ExemptionGround;
import dev.pipl.publisher.batch.LegalBasis;
import dev.pipl.publisher.batch.TransferTemplate;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What all events say about the transfer. */
final class TransferOptions {
    private static final int PURPOSE_LENGTH_MAX = 200;
    private static final int CATEGORY_COUNT_MAX = 50;

    @Option(names = "--handler", required = true, paramLabel = "ID")
    private String handler;

    @Option(names = "--recipient", required = true, paramLabel = "ID")
    private String recipient;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT")
    private String purpose;

    @Option(names = "--legal-basis", required = true, paramLabel = "BASIS")
    private LegalBasis legalBasis;

    @Option(names = "--occurred-at", paramLabel = "TIME")
    private String occurredAt;

    @Option(names = "--category", paramLabel = "CODE", split = ",")
    private List<String> categories = new ArrayList<>();

    @Option(names = "--separate-consent")
    private boolean separateConsent;

    @Option(names = "--important-data")
    private boolean importantData;

    @Option(names = "--pipia", paramLabel = "ID")
    private String pipia;

    @Option(names = "--exemption", paramLabel = "GROUND")
    private ExemptionGround exemption;

    @Option(names = "--evidence", paramLabel = "TEXT")
    private String evidence;

    @Option(names = "--declare-dataset", paramLabel = "ID")
    private String dataset;

    @Option(names = "--declare-non-sensitive", paramLabel = "COUNT")
    private Long declaredNonSensitive;

    @Option(names = "--declare-sensitive", paramLabel = "COUNT")
    private Long declaredSensitive;

    @Option(names = "--pipeline", paramLabel = "NAME", defaultValue = "transfer-publisher")
    private String pipeline;

    boolean declaresCounts() {
        return dataset != null;
    }

    TransferTemplate template(boolean timeInRows) {
        if (purpose.isBlank() || purpose.length() > PURPOSE_LENGTH_MAX) {
            throw PublisherFault.usage("fault.purpose", PURPOSE_LENGTH_MAX);
        }
        if (categories.size() > CATEGORY_COUNT_MAX) {
            throw PublisherFault.usage("fault.categories", CATEGORY_COUNT_MAX);
        }
        return new TransferTemplate(
                handler,
                source(),
                recipient,
                time(timeInRows),
                purpose,
                categories,
                legalBasis,
                separateConsent,
                pipia,
                importantData,
                claimed(),
                declared());
    }

    private OffsetDateTime time(boolean inRows) {
        if (inRows == (occurredAt != null)) {
            throw PublisherFault.usage("fault.occurred-at-once");
        }
        try {
            return inRows ? null : OffsetDateTime.parse(occurredAt);
        } catch (DateTimeException e) {
            throw PublisherFault.usage("fault.occurred-at", occurredAt);
        }
    }

    private URI source() {
        try {
            return new URI("/handlers/" + handler + "/pipelines/" + pipeline);
        } catch (URISyntaxException e) {
            throw PublisherFault.usage("fault.source");
        }
    }

    private ClaimedExemption claimed() {
        if (exemption == null && evidence == null) {
            return null;
        }
        if (exemption == null || evidence == null || evidence.isBlank()) {
            throw PublisherFault.usage("fault.exemption");
        }
        return new ClaimedExemption(exemption.name(), evidence);
    }

    private DeclaredCounts declared() {
        if (dataset == null && declaredNonSensitive == null && declaredSensitive == null) {
            return null;
        }
        long nonSensitive = declaredNonSensitive == null ? 0 : declaredNonSensitive;
        long sensitive = declaredSensitive == null ? 0 : declaredSensitive;
        if (dataset == null || nonSensitive < 0 || sensitive < 0 || nonSensitive + sensitive == 0) {
            throw PublisherFault.usage("fault.declared");
        }
        return new DeclaredCounts(dataset, nonSensitive, sensitive);
    }
}
