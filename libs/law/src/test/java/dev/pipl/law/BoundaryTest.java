package dev.pipl.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundaryTest {

    @Test
    void atLeastIncludesItsNumber() {
        Boundary boundary = Boundary.atLeast(100);

        assertThat(boundary.satisfiedBy(99)).isFalse();
        assertThat(boundary.satisfiedBy(100)).isTrue();
        assertThat(boundary.satisfiedBy(101)).isTrue();
        assertThat(boundary.firstCount()).isEqualTo(100);
    }

    @Test
    void moreThanExcludesItsNumber() {
        Boundary boundary = Boundary.moreThan(100);

        assertThat(boundary.satisfiedBy(99)).isFalse();
        assertThat(boundary.satisfiedBy(100)).isFalse();
        assertThat(boundary.satisfiedBy(101)).isTrue();
        assertThat(boundary.firstCount()).isEqualTo(101);
    }

    @Test
    void belowExcludesItsNumber() {
        Boundary boundary = Boundary.below(100);

        assertThat(boundary.satisfiedBy(99)).isTrue();
        assertThat(boundary.satisfiedBy(100)).isFalse();
        assertThat(boundary.satisfiedBy(101)).isFalse();
        assertThat(boundary.firstCount()).isEqualTo(100);
        assertThat(boundary.reachedBy(100)).isTrue();
    }

    @Test
    void atMostIncludesItsNumber() {
        Boundary boundary = Boundary.atMost(100);

        assertThat(boundary.satisfiedBy(99)).isTrue();
        assertThat(boundary.satisfiedBy(100)).isTrue();
        assertThat(boundary.satisfiedBy(101)).isFalse();
        assertThat(boundary.firstCount()).isEqualTo(101);
    }
}
