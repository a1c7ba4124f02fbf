package dev.pipl.crossborder.succession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.ledger.PersonUnions.Member;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchPersonsTest {

    private static final Optional<String> GROUP = Optional.of("g-1");

    private static Member member(long sent, String... tokenKeyIds) {
        HeadCount count = new HeadCount(sent, sent, true, sent);
        return new Member("h", 1, new HeadCounts(count, count), List.of(tokenKeyIds));
    }

    @Test
    void oneGroupAndOneTokenKeyTellPersonsApart() {
        assertThat(MatchPersons.isPossible(member(5, "a"), member(5, "a"), GROUP, GROUP))
                .isTrue();
    }

    @Test
    void aSuccessorThatHasSentNothingGoesOnUnderThePredecessorsKey() {
        assertThat(MatchPersons.isPossible(member(5, "a"), member(0), GROUP, GROUP))
                .isTrue();
    }

    @Test
    void otherKeysOrSeveralOrNoneDoNot() {
        assertThat(MatchPersons.isPossible(member(5, "a"), member(5, "b"), GROUP, GROUP))
                .isFalse();
        assertThat(MatchPersons.isPossible(member(5, "a", "b"), member(5, "a", "b"), GROUP, GROUP))
                .isFalse();
        assertThat(MatchPersons.isPossible(member(5), member(5), GROUP, GROUP)).isFalse();
        assertThat(MatchPersons.isPossible(member(5, "a"), member(5), GROUP, GROUP))
                .isFalse();
    }

    @Test
    void theSameNameOfAKeyMeansNothingAcrossGroups() {
        assertThat(MatchPersons.isPossible(member(5, "a"), member(5, "a"), GROUP, Optional.of("g-2")))
                .isFalse();
        assertThat(MatchPersons.isPossible(member(5, "a"), member(5, "a"), Optional.empty(), Optional.empty()))
                .isFalse();
    }
}
