package dev.pipl.local.supervision;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.part.Part;
import dev.pipl.local.part.PartId;
import dev.pipl.local.part.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the parts by their needs, keeps them running, and stops them in reverse. */
public final class Supervisor {

    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final Folders folders;
    private final Ports ports;
    private final StateFile stateFile;
    private final ProcessMark launcher;
    private final String asOf;
    private final String clockOffset;
    private final Map<PartId, PartRun> runs = new EnumMap<>(PartId.class);
    private final Map<PartId, CompletableFuture<Void>> well = new EnumMap<>(PartId.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean ready;
    private boolean ending;
    private boolean stateGone;

    /**
     * @param asOf the date of {@code --as-of}, null for none
     * @param clockOffset how far the platform's clock is ahead, ISO 8601
     */
    public Supervisor(
            List<Part> parts, Folders folders, Ports ports, String asOf, String clockOffset, Console console) {
        this.folders = folders;
        this.ports = ports;
        this.asOf = asOf;
        this.clockOffset = clockOffset;
        this.stateFile = new StateFile(folders.state());
        this.launcher = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();
        parts.forEach(part -> well.put(part.id(), new CompletableFuture<>()));
        for (Part part : parts) {
            CompletableFuture<?>[] needs = part.needs().stream().map(well::get).toArray(CompletableFuture<?>[]::new);
            runs.put(
                    part.id(),
                    new PartRun(
                            part,
                            folders.log(part.id().wireName()),
                            console,
                            well.get(part.id()),
                            CompletableFuture.allOf(needs),
                            this::writeState));
        }
    }

    /** Starts all; returns when all are well, throws the first failure. */
    public void start() throws InterruptedException {
        writeState();
        runs.values().forEach(PartRun::begin);
        try {
            allWellOrFirstFailure().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : failure;
        }
        becomeReady();
    }

    private CompletableFuture<Void> allWellOrFirstFailure() {
        CompletableFuture<Void> outcome = CompletableFuture.allOf(well.values().toArray(CompletableFuture<?>[]::new));
        for (CompletableFuture<Void> part : well.values()) {
            var unused = part.exceptionally(failure -> {
                outcome.completeExceptionally(failure);
                return null;
            });
        }
        return outcome;
    }

    /**
     * Watches until {@link #end()}.
     *
     * @param atEachLook done a few times a second
     */
    public void watch(Runnable atEachLook) throws InterruptedException {
        while (!ended.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
            atEachLook.run();
            try {
                if (Files.deleteIfExists(folders.revival())) {
                    runs.values().forEach(PartRun::revive);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Stops all, those first that nobody needs; returns when nothing is left. */
    public void end() {
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
        }
        Set<PartId> left = new HashSet<>(runs.keySet());
        while (!left.isEmpty()) {
            List<PartId> wave = new ArrayList<>(left);
            wave.removeIf(candidate -> left.stream()
                    .anyMatch(other -> runs.get(other).part().needs().contains(candidate)));
            CompletableFuture.allOf(wave.stream()
                            .map(part -> CompletableFuture.runAsync(
                                    () -> runs.get(part).end(), command -> new Thread(command, "end").start()))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
            wave.forEach(left::remove);
        }
        deleteState();
        ended.countDown();
    }

    private synchronized void becomeReady() {
        ready = true;
        writeState();
    }

    private synchronized void writeState() {
        if (stateGone) {
            return;
        }
        Map<PartId, RunState.PartState> parts = new EnumMap<>(PartId.class);
        runs.forEach((id, run) -> parts.put(
                id, new RunState.PartState(run.phase(), run.mark().orElse(null), ports.of(id), run.restarts())));
        try {
            stateFile.write(new RunState(launcher, ready, asOf, clockOffset, parts));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void deleteState() {
        stateGone = true;
        try {
            stateFile.delete();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
