package dev.pipl.crossborder.group.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.adapter.LedgerSettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is looked at for splitting, by what a real database says has moved. */
class WatchSplittingStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoCannotBeLookedAtKeepsNoOtherWaiting(int broken) {
        List<String> handlers = List.of(ledger.sender(), ledger.sender(), ledger.sender());
        Looks looks = new Looks(handlers.get(broken));

        watch(looks).onTick();

        List<String> others = handlers.stream()
                .filter(handler -> !handler.equals(looks.broken))
                .toList();
        assertThat(looks.moving).containsAll(others).doesNotContain(looks.broken);
        assertThat(looks.daily).containsAll(others).doesNotContain(looks.broken);
    }

    private static WatchSplitting watch(SplittingLook look) {
        SmallRyeConfig defaults = new SmallRyeConfigBuilder()
                .withMapping(SplittingNumbers.class)
                .withMapping(LedgerSettings.class)
                .build();
        return new WatchSplitting(
                look,
                new Ungrouped(),
                ledger.ledger(),
                ledger.database(),
                ledger.commands(),
                defaults.getConfigMapping(SplittingNumbers.class),
                defaults.getConfigMapping(LedgerSettings.class),
                CommittedLedger.CLOCK);
    }

    /** Notes who was looked at; one handler cannot be. */
    private static final class Looks implements SplittingLook {
        final String broken;
        final Set<String> moving = new HashSet<>();
        final Set<String> daily = new HashSet<>();

        Looks(String broken) {
            this.broken = broken;
        }

        @Override
        public void look(Scope scope, int year, Depth depth) {
            if (scope.id().equals(broken)) {
                throw new IllegalStateException("a flow of " + broken + " cannot be read");
            }
            (depth == Depth.DAILY ? daily : moving).add(scope.id());
        }
    }

    /** Handlers that belong to no group. */
    private static final class Ungrouped implements Handlers {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Optional<KnownHandler> find(String handlerId) {
            return Optional.empty();
        }

        @Override
        public void forget(String handlerId) {
            // Nothing is remembered.
        }
    }
}
