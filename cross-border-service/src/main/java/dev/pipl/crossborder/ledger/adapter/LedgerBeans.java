package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.PersonMeetings;
import dev.pipl.crossborder.ledger.PersonUnions;
import dev.pipl.crossborder.ledger.ProspectiveCounts;
import dev.pipl.crossborder.ledger.WrappedYearKeys;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.law.Provisions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ledger of this process as beans. */
@ApplicationScoped
public class LedgerBeans {

    private static final long IDLE_SECONDS = 10;

    @Produces
    @Singleton
    LedgerStore store(DataSource database, JdbcOutbox outbox) {
        return new PgLedgerStore(database, outbox);
    }

    @Produces
    @Singleton
    Supplier<KeyWrapping> wrapping(@ConfigProperty(name = "pipl.secrets.dir") String secretsDir) {
        return new FileKeyWrapping(Path.of(secretsDir));
    }

    @Produces
    @Singleton
    WrappedYearKeys keys(DataSource database, Clock clock, Supplier<KeyWrapping> wrapping) {
        return new WrappedYearKeys(new PgYearKeyStore(database, clock), wrapping);
    }

    @Produces
    @Singleton
    Ledger ledger(
            LedgerStore store, WrappedYearKeys keys, Clock clock, LedgerSettings settings, MeterRegistry metrics) {
        long cacheBytesMax = settings.cacheBytes()
                .orElseGet(() -> (long) (Runtime.getRuntime().maxMemory() * settings.cacheShare()));
        Ledger ledger = new Ledger(store, keys, Provisions.load(), clock, cacheBytesMax, background());
        Gauge.builder("pipl.ledger.cache.bytes.max", () -> cacheBytesMax)
                .description("How much they may occupy")
                .register(metrics);
        Gauge.builder("pipl.ledger.cache.bytes", ledger, Ledger::cacheBytes)
                .description("Memory that folded handlers occupy")
                .register(metrics);
        return ledger;
    }

    @Produces
    @Singleton
    LedgerWriter writer(Ledger ledger) {
        return ledger.writer();
    }

    @Produces
    @Singleton
    LedgerReader reader(Ledger ledger) {
        return ledger.reader();
    }

    @Produces
    @Singleton
    PersonUnions unions(Ledger ledger) {
        return ledger.unions();
    }

    @Produces
    @Singleton
    ProspectiveCounts ahead(Ledger ledger) {
        return ledger.ahead();
    }

    @Produces
    @Singleton
    PersonMeetings meetings(Ledger ledger) {
        return ledger.meetings();
    }

    /** One thread, no queue: a snapshot that comes while another is being saved waits for its next occasion. */
    private static Executor background() {
        return new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "ledger-snapshots");
            thread.setDaemon(true);
            return thread;
        });
    }
}
