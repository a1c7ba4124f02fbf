package dev.pipl.system.benchmark;

import java.util.List;
import java.util.OptionalLong;

/** One way to count distinct persons exactly and durably. */
interface Contestant extends AutoCloseable {

    /** Outside the clock: brings a round into the form in which the contestant's reader would hand it over. */
    void prepare(List<Poll> round) throws Exception;

    /** Inside the clock: takes the prepared round in and returns when all of it is durable. */
    void take() throws Exception;

    /** Forgets the prepared round, so that it is in nobody's memory. */
    void forgetRound();

    /** What it counts, by handler in the order of their numbers. */
    Work.Truth counts() throws Exception;

    /** The servers whose work is the contestant's too, with all their children. */
    List<Long> servers();

    /** How far the write-ahead log of its database got, in octets. */
    default OptionalLong logPosition() throws Exception {
        return OptionalLong.empty();
    }

    /** What it holds in memory for what it took in, in octets. */
    default OptionalLong memoryBytes() throws Exception {
        return OptionalLong.empty();
    }

    /** What it holds on disk for what it took in, in octets, once everything is written that waits to be. */
    OptionalLong diskBytes() throws Exception;

    @Override
    void close() throws Exception;
}
