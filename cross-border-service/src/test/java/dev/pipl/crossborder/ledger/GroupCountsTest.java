package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.group.CountBasis;
import dev.pipl.crossborder.group.CountGroup;
import dev.pipl.crossborder.group.GroupCount;
import dev.pipl.crossborder.group.GroupRoute;
import dev.pipl.crossborder.group.GroupYear;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group's counts over a real ledger. */
class GroupCountsTest {

    private static final int YEAR = 2026;
    private static final long PLENTY = 1_000_000;
    private static final String KEY = "2026-a";

    private final TestLedger world = new TestLedger();
    private final CountGroup group = new CountGroup(world.ledger.unions(), PLENTY);

    private GroupCount nonSensitive(String... handlers) {
        return group.count(List.of(handlers), YEAR).nonSensitive();
    }

    @Test
    void membersWithTheSameTokenKeyAreCountedEachPersonOnce() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        world.write(
                Transfers.of("b", "2").nonSensitive(Transfers.people(40, 100)).tokenKey(KEY));

        assertThat(nonSensitive("a", "b")).isEqualTo(new GroupCount(100, 100, 100, CountBasis.EVERY_PERSON_ONCE));
    }

    @Test
    void membersWithDifferentTokenKeysGiveAnInterval() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        world.write(
                Transfers.of("b", "2").nonSensitive(Transfers.people(40, 110)).tokenKey("2026-b"));

        assertThat(nonSensitive("a", "b")).isEqualTo(new GroupCount(70, 130, 130, CountBasis.TOKEN_KEYS_DIFFER));
    }

    @Test
    void aMemberThatChangesItsKeyWithinTheYearMakesItAnInterval() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        world.write(Transfers.of("b", "2").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        assertThat(nonSensitive("a", "b").exact()).isTrue();

        world.write(Transfers.of("b", "3").nonSensitive(Transfers.people(0, 1)).tokenKey("2026-b"));

        assertThat(nonSensitive("a", "b")).isEqualTo(new GroupCount(60, 120, 120, CountBasis.TOKEN_KEYS_DIFFER));
    }

    @Test
    void aMemberThatNamesNoKeyMakesItAnInterval() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        world.write(Transfers.of("b", "2").nonSensitive(Transfers.people(0, 60)));

        assertThat(nonSensitive("a", "b")).isEqualTo(new GroupCount(60, 120, 120, CountBasis.TOKEN_KEY_NOT_NAMED));
    }

    @Test
    void declarationsMakeAnIntervalOfTheirClassAlone() {
        world.write(Transfers.of("a", "1")
                .nonSensitive(Transfers.people(0, 60))
                .sensitive(Transfers.people(0, 2))
                .tokenKey(KEY));
        world.write(Transfers.of("b", "2")
                .nonSensitive(Transfers.people(0, 50))
                .sensitive(Transfers.people(0, 3))
                .declaring("set", 1_000, 0)
                .tokenKey(KEY));

        GroupYear year = group.count(List.of("a", "b"), YEAR);

        assertThat(year.nonSensitive()).isEqualTo(new GroupCount(1_000, 1_110, 1_110, CountBasis.DECLARED));
        assertThat(year.sensitive()).isEqualTo(new GroupCount(3, 3, 3, CountBasis.EVERY_PERSON_ONCE));
    }

    @Test
    void aMemberThatSentNothingDoesNotSpoilAnExactCount() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)));

        assertThat(nonSensitive("a", "silent")).isEqualTo(new GroupCount(60, 60, 60, CountBasis.EVERY_PERSON_ONCE));
        assertThat(nonSensitive("silent", "mute")).isEqualTo(new GroupCount(0, 0, 0, CountBasis.EVERY_PERSON_ONCE));
    }

    @Test
    void morePersonsThanAreCountedAtOnceGiveAnInterval() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        world.write(Transfers.of("b", "2").nonSensitive(Transfers.people(0, 40)).tokenKey(KEY));

        for (long personsMax : new long[] {99, 100, 101}) {
            GroupCount count = new CountGroup(world.ledger.unions(), personsMax)
                    .count(List.of("a", "b"), YEAR)
                    .nonSensitive();
            assertThat(count.basis())
                    .isEqualTo(personsMax < 100 ? CountBasis.TOO_MANY_PERSONS : CountBasis.EVERY_PERSON_ONCE);
            assertThat(count.upper()).isEqualTo(personsMax < 100 ? 100 : 60);
        }
    }

    @Test
    void aCountIsNewAsSoonAsAMemberSendsMore() {
        world.write(Transfers.of("a", "1").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        world.write(Transfers.of("b", "2").nonSensitive(Transfers.people(0, 60)).tokenKey(KEY));
        assertThat(nonSensitive("b", "a").upper()).isEqualTo(60);

        world.write(
                Transfers.of("b", "3").nonSensitive(Transfers.people(60, 61)).tokenKey(KEY));

        assertThat(nonSensitive("a", "b").upper()).isEqualTo(61);
    }

    @Test
    void theRouteOfTheSumIsWhatOneHandlerWouldNeed() {
        GroupRoute route = new GroupRoute(RouteTable.of(TestLedger.LAW));
        world.write(Transfers.of("a", "1").declaring("s-1", 600_000, 0));
        for (long others : new long[] {399_999, 400_000, 400_001}) {
            world.write(Transfers.of("b", "2-" + others).declaring("s-" + others, others, 0));
            world.write(Transfers.of("c-" + others, "3").declaring("s-2", others, 0));

            GroupYear year = group.count(List.of("a", "c-" + others), YEAR);

            assertThat(route.ifOneHandler(year, LocalDate.of(2026, 6, 1))
                            .orElseThrow()
                            .route())
                    .isEqualTo(others < 400_000 ? Route.CONTRACT_OR_CERTIFICATION : Route.SECURITY_ASSESSMENT);
        }
        assertThat(route.ifOneHandler(group.count(List.of("a"), YEAR), LocalDate.of(2024, 3, 21)))
                .isEmpty();
    }

    /** Random events of three members, with key changes, declarations, exemptions and repetitions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void countsAreThoseOfNaiveSetsOrAnIntervalThatHoldsThem(long seed) {
        Random random = new Random(seed);
        Map<String, Map<SubjectClass, Set<String>>> counted = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        Map<SubjectClass, Boolean> declares = new TreeMap<>();
        List<Transfers> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (i > 0 && random.nextInt(6) == 0) {
                world.write(sent.get(random.nextInt(sent.size())));
            } else {
                Transfers transfer = transfer(random, seed, "abc".charAt(random.nextInt(3)) + "", "e-" + i);
                sent.add(transfer);
                world.write(transfer);
                note(transfer.event(), counted, keys, declares);
            }
        }

        GroupYear year = group.count(List.of("a", "b", "c"), YEAR);

        for (SubjectClass subjectClass : SubjectClass.values()) {
            GroupCount count = year.of(subjectClass);
            long naive = counted.values().stream()
                    .flatMap(sets -> sets.getOrDefault(subjectClass, Set.of()).stream())
                    .distinct()
                    .count();
            assertThat(count.exact()).isEqualTo(keys.size() == 1 && !declares.getOrDefault(subjectClass, false));
            if (count.exact()) {
                assertThat(count.lower()).isEqualTo(naive);
                assertThat(count.upper()).isEqualTo(naive);
            } else {
                assertThat(count.lower()).isLessThanOrEqualTo(count.upper());
                assertThat(count.upper()).isGreaterThanOrEqualTo(naive);
                assertThat(count.lower())
                        .isEqualTo(year.members().stream()
                                .mapToLong(member ->
                                        member.headCounts().of(subjectClass).lower())
                                .max()
                                .orElseThrow());
            }
        }
    }

    private static void note(
            OutboundTransfer event,
            Map<String, Map<SubjectClass, Set<String>>> counted,
            Set<String> keys,
            Map<SubjectClass, Boolean> declares) {
        event.tokenKeyId().ifPresent(keys::add);
        if (event.exemption().isPresent()) {
            return;
        }
        Map<SubjectClass, Set<String>> sets =
                counted.computeIfAbsent(event.identity().handlerId(), handler -> new TreeMap<>());
        sets.computeIfAbsent(SubjectClass.NON_SENSITIVE, key -> new HashSet<>()).addAll(event.nonSensitiveTokens());
        sets.computeIfAbsent(SubjectClass.SENSITIVE, key -> new HashSet<>()).addAll(event.sensitiveTokens());
        Optional<DeclaredCounts> declared = event.declaredCounts();
        declared.ifPresent(counts -> {
            declares.merge(SubjectClass.NON_SENSITIVE, counts.nonSensitive() > 0, Boolean::logicalOr);
            declares.merge(SubjectClass.SENSITIVE, counts.sensitive() > 0, Boolean::logicalOr);
        });
    }

    /** Even seeds keep one key, every third declares. */
    private static Transfers transfer(Random random, long seed, String handler, String id) {
        int from = random.nextInt(200);
        Transfers transfer = Transfers.of(handler, id)
                .nonSensitive(Transfers.people(from, from + random.nextInt(40) + 1))
                .tokenKey(seed % 2 == 1 && random.nextInt(10) == 0 ? "2026-b" : KEY);
        if (random.nextInt(3) == 0) {
            transfer.sensitive(Transfers.people(random.nextInt(200), 210));
        }
        if (random.nextInt(5) == 0) {
            transfer.exempt(ExemptionGround.CONTRACT_NECESSITY);
        } else if (seed % 3 == 0 && random.nextInt(4) == 0) {
            transfer.declaring("set of " + id, random.nextInt(500), random.nextInt(2) * 7L);
        }
        return transfer;
    }
}
