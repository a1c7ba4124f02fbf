package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.events.registry.HandlerProfile;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The ledger without one of its protections, to see that the simulator misses it. */
enum Mutation {
    NONE,
    /** The store does not say where a partition stands: every batch is taken as if it continued. */
    WITHOUT_OFFSET_FENCE {
        @Override
        InMemoryLedgerStore store(Accounts accounts) {
            return new InMemoryLedgerStore() {
                @Override
                Optional<PartitionPosition> lockedPosition(String topic, int partition) {
                    return Optional.empty();
                }
            };
        }
    },
    /** Records below the position are dropped, but a reader whose own position is above it is believed. */
    READER_ABOVE_NEXT_BELIEVED {
        @Override
        InMemoryLedgerStore store(Accounts accounts) {
            return believing(accounts, Math::max);
        }
    },
    /** A reader above the position is refused, but records below it are judged again. */
    RECORDS_BELOW_NEXT_TAKEN {
        @Override
        InMemoryLedgerStore store(Accounts accounts) {
            return believing(accounts, Math::min);
        }
    },
    /** Whoever writes a row's place second replaces the row. */
    WITHOUT_SEQUENCE_FENCE {
        @Override
        InMemoryLedgerStore store(Accounts accounts) {
            return new InMemoryLedgerStore() {
                @Override
                boolean isFree(LedgerRow row) {
                    return true;
                }
            };
        }
    },
    /** No event is recognized. */
    WITHOUT_DEDUP {
        @Override
        LedgerParts parts(LedgerParts sound) {
            KnownEvents.Memory none = (state, reads) -> new KnownEvents(state, reads) {
                @Override
                Optional<Known> find(EventIdentity identity) {
                    return Optional.empty();
                }
            };
            return with(sound, sound.lanes(), none);
        }
    },
    /** What is in memory stays there, whatever became of the commit. */
    WITHOUT_CACHE_DISCARD {
        @Override
        LedgerParts parts(LedgerParts sound) {
            return with(
                    sound,
                    handlerId -> new Lane(handlerId) {
                        @Override
                        void discard() {
                            // Kept.
                        }
                    },
                    sound.memory());
        }
    },
    /** An instance that remembers an older profile calls it the newest. */
    WITHOUT_PROFILE_VERSIONS {
        @Override
        KnownHandler remembered(KnownHandler before, KnownHandler newest) {
            HandlerProfile old = before.profile();
            return new KnownHandler(Profiles.of(
                    old.handlerId(), newest.profile().version(), old.kind(), old.criticalInfrastructureOperator()));
        }
    },
    /** Nobody hears of the first facts of a year. */
    WITHOUT_FIRST_FACTS {
        @Override
        InMemoryLedgerStore store(Accounts accounts) {
            return new InMemoryLedgerStore() {
                @Override
                Optional<FirstFacts> nextFirstFacts() {
                    return Optional.empty();
                }
            };
        }
    },
    /** What finds nothing to write believes what is in memory. */
    WITHOUT_ASKING_OTHERS {
        @Override
        LedgerParts parts(LedgerParts sound) {
            return with(
                    sound,
                    handlerId -> new Lane(handlerId) {
                        @Override
                        void askOthers() {
                            // Nobody else writes.
                        }
                    },
                    sound.memory());
        }
    };

    /** What an instance takes for the profile that it remembers. */
    KnownHandler remembered(KnownHandler before, KnownHandler newest) {
        return before;
    }

    /** What the command line calls it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    InMemoryLedgerStore store(Accounts accounts) {
        return new InMemoryLedgerStore();
    }

    LedgerParts parts(LedgerParts sound) {
        return sound;
    }

    private static LedgerParts with(LedgerParts sound, Function<String, Lane> lanes, KnownEvents.Memory memory) {
        return new LedgerParts(lanes, memory, sound.seeds(), sound.ticks(), sound.snapshotWorthMin(), sound.retries());
    }

    /** Names the reader's own position in place of the stored one where that is further in one direction. */
    private static InMemoryLedgerStore believing(Accounts accounts, Further further) {
        return new InMemoryLedgerStore() {
            @Override
            Optional<PartitionPosition> lockedPosition(String topic, int partition) {
                long own = accounts.positionAtHand(partition);
                return super.lockedPosition(topic, partition)
                        .map(stored -> new PartitionPosition(
                                topic, partition, stored.topicId(), further.of(stored.next(), own)));
            }
        };
    }

    private interface Further {
        long of(long stored, long own);
    }
}
