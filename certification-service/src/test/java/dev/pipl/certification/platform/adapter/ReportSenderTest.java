package dev.pipl.certification.platform.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.certification.platform.NationalPlatform;
import dev.pipl.certification.platform.PlatformFailure;
import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.certification.platform.ReportCause;
import dev.pipl.law.Bilingual;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReportSenderTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> submitted = new ArrayList<>();
    private final Queue queue = new Queue();

    /** The reports in memory: three are owed, and what happens to one can be made to fail. */
    private static final class Queue extends Reports {
        final List<String> owed = new ArrayList<>(List.of("r-1", "r-2", "r-3"));
        final List<String> failed = new ArrayList<>();
        String notWritable = "none";
        String withoutReceipt = "none";

        Queue() {
            super(null, null, null);
        }

        @Override
        public Uni<List<String>> owed(int countMax) {
            return Uni.createFrom().item(() -> List.copyOf(owed));
        }

        @Override
        Uni<PlatformReport> sending(String id) {
            return id.equals(notWritable)
                    ? Uni.createFrom().failure(new IllegalStateException("the row of " + id + " is damaged"))
                    : Uni.createFrom().item(() -> report(id));
        }

        @Override
        Uni<Void> receipted(String id, String receipt) {
            if (id.equals(withoutReceipt)) {
                return Uni.createFrom().failure(new IllegalStateException("the receipt of " + id + " is too long"));
            }
            owed.remove(id);
            return Uni.createFrom().voidItem();
        }

        @Override
        Uni<Void> failed(String id, String why) {
            failed.add(id);
            return Uni.createFrom().voidItem();
        }
    }

    private static PlatformReport report(String id) {
        return new PlatformReport(
                id,
                "c-" + id,
                "b-1",
                "h-1",
                new Bilingual("甲", "A"),
                null,
                ReportCause.ISSUED,
                LocalDate.of(2026, 9, 28),
                null);
    }

    private ReportSender sender(NationalPlatform platform) {
        return new ReportSender(
                queue,
                report -> {
                    submitted.add(report.id());
                    return platform.submit(report);
                },
                LONG,
                LONG);
    }

    private static void round(ReportSender sender) {
        sender.round().await().indefinitely();
    }

    private List<String> owed() {
        return queue.owed;
    }

    @Test
    void everyReportIsSentOnce() {
        round(sender(report -> CompletableFuture.completedFuture("receipt")));

        assertThat(submitted).containsExactly("r-1", "r-2", "r-3");
        assertThat(owed()).isEmpty();
    }

    @Test
    void aReportWhoseRowCannotBeWrittenKeepsNoOtherWaiting() {
        queue.notWritable = "r-1";
        ReportSender sender = sender(report -> CompletableFuture.completedFuture("receipt"));

        round(sender);
        round(sender);

        assertThat(submitted).containsExactly("r-2", "r-3");
        assertThat(owed()).containsExactly("r-1");
    }

    @Test
    void aReportWhoseReceiptCannotBeKeptWaitsAndKeepsNoOtherWaiting() {
        queue.withoutReceipt = "r-2";
        ReportSender sender = sender(report -> CompletableFuture.completedFuture("receipt"));

        round(sender);
        round(sender);

        assertThat(submitted).containsExactly("r-1", "r-2", "r-3");
        assertThat(owed()).containsExactly("r-2");
    }

    @Test
    void aReportThatThePlatformRefusesKeepsNoOtherWaiting() {
        round(sender(report -> report.id().equals("r-1")
                ? CompletableFuture.failedFuture(new PlatformFailure(true, "refused"))
                : CompletableFuture.completedFuture("receipt")));

        assertThat(owed()).containsExactly("r-1");
        assertThat(queue.failed).containsExactly("r-1");
    }

    @Test
    void aPlatformThatDoesNotAnswerIsAskedOnceInARound() {
        round(sender(report -> CompletableFuture.failedFuture(new PlatformFailure(false, "no answer"))));

        assertThat(submitted).containsExactly("r-1");
        assertThat(owed()).containsExactly("r-1", "r-2", "r-3");
    }
}
