package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.verification.ExportYear;
import dev.pipl.crossborder.verification.ExportYear.Extent;
import dev.pipl.crossborder.verification.VerificationProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Exports, a few at a time: each keeps a worker for as long as its receiver takes. */
@ApplicationScoped
public class LedgerExports {

    private final ExportYear export;
    private final Semaphore places;
    private final VerificationSettings settings;

    LedgerExports(LedgerStore store, RootProofs roots, Clock clock, VerificationSettings settings) {
        this.export = new ExportYear(store, roots, clock);
        this.places = new Semaphore(settings.exportsAtOnce());
        this.settings = settings;
    }

    /** @throws Refusal 503 {@code export-busy} */
    Optional<Extent> extent(String handlerId, int year) {
        if (places.availablePermits() == 0) {
            throw new Refusal(VerificationProblem.EXPORT_BUSY);
        }
        return export.extent(handlerId, year);
    }

    /** The answer has begun; who comes too many now is cut off, and his export lacks its last line. */
    void write(Extent extent, OutputStream out) throws IOException {
        try {
            if (!places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("too many exports at a time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the export began", e);
        }
        try {
            export.write(extent, out);
        } finally {
            places.release();
        }
    }
}
