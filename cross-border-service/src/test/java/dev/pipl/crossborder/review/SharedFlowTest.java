package dev.pipl.crossborder.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedFlowTest {

    private final Map<String, Recipient> recipients = new HashMap<>();

    @Test
    void twoHandlersThatSendToOneRecipientForOnePurposeShareAFlow() {
        List<Flow> flows = List.of(
                flow("h-1", recipient("r-1", "Lion  Ltd", "SG"), "payroll"),
                flow("h-2", recipient("r-2", "ＬＩＯＮ Ltd ", "SG"), "Payroll"));

        List<SharedFlow> shared = SharedFlow.among(flows, id -> Optional.ofNullable(recipients.get(id)));

        assertThat(shared).hasSize(1);
        assertThat(shared.get(0).handlerIds()).containsExactlyInAnyOrder("h-1", "h-2");
        assertThat(shared.get(0).flows()).isEqualTo(flows);
    }

    @Test
    void oneHandlerAloneSharesNothing() {
        List<Flow> flows = List.of(
                flow("h-1", recipient("r-1", "Lion Ltd", "SG"), "payroll"),
                flow("h-1", recipient("r-2", "Lion Ltd", "SG"), "payroll"));

        assertThat(SharedFlow.among(flows, id -> Optional.ofNullable(recipients.get(id))))
                .isEmpty();
    }

    @Test
    void anotherCountryNameOrPurposeIsNotShared() {
        List<Flow> flows = List.of(
                flow("h-1", recipient("r-1", "Lion Ltd", "SG"), "payroll"),
                flow("h-2", recipient("r-2", "Lion Ltd", "MY"), "payroll"),
                flow("h-3", recipient("r-3", "Tiger Ltd", "SG"), "payroll"),
                flow("h-4", recipient("r-4", "Lion Ltd", "SG"), "support"));

        assertThat(SharedFlow.among(flows, id -> Optional.ofNullable(recipients.get(id))))
                .isEmpty();
    }

    private String recipient(String id, String name, String country) {
        recipients.put(
                id,
                new Recipient(
                        id,
                        "h",
                        1,
                        new Bilingual("狮城公司", name),
                        Optional.empty(),
                        country,
                        false,
                        false,
                        Optional.empty(),
                        Instant.EPOCH));
        return id;
    }

    private static Flow flow(String handlerId, String recipientId, String purpose) {
        Flow.Occurrence occurrence = new Flow.Occurrence(Instant.EPOCH, "e-1");
        Flow.Key key = new Flow.Key(
                handlerId,
                2026,
                recipientId,
                purpose,
                Set.of(),
                Set.of(SubjectClass.NON_SENSITIVE),
                LegalBasis.CONTRACT);
        return new Flow(key, 1, 1, 0, occurrence, occurrence);
    }
}
