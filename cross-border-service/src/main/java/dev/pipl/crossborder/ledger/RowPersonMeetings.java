package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the rows twice: first for whose sensitive part went alone, then for who of them appears without it. */
final class RowPersonMeetings implements PersonMeetings {

    private final LedgerReads reads;

    RowPersonMeetings(LedgerReads reads) {
        this.reads = reads;
    }

    private record Person(long high, long low) {}

    private record Sighting(String handlerId, String recipient, long day) {}

    private record Pair(String handlerId, String sensitiveHandlerId, String recipient) {}

    private static final class Met {
        final Set<Person> persons = new HashSet<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
    }

    /** More than the caller allowed. */
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("more sensitive occurrences than are kept", null, false, false);
        }
    }

    @Override
    public Optional<List<Meeting>> meetings(
            List<String> handlerIds,
            int year,
            int daysMax,
            int personsMax,
            Function<String, Optional<String>> recipients) {
        try {
            return Optional.of(new Look(handlerIds, year, daysMax, personsMax, recipients).meetings());
        } catch (TooMany tooMany) {
            return Optional.empty();
        }
    }

    /** One look through the rows. Used once. */
    private final class Look {

        private final List<String> handlerIds;
        private final int year;
        private final int daysMax;
        private final int personsMax;
        private final Function<String, Optional<String>> recipients;
        private final Map<String, Optional<String>> known = new HashMap<>();
        private final Set<EventIdentity> voided = new HashSet<>();
        private final Map<Person, List<Sighting>> sensitive = new HashMap<>();
        private final Map<Pair, Met> met = new LinkedHashMap<>();
        private int occurrences;

        Look(
                List<String> handlerIds,
                int year,
                int daysMax,
                int personsMax,
                Function<String, Optional<String>> recipients) {
            this.handlerIds = handlerIds;
            this.year = year;
            this.daysMax = daysMax;
            this.personsMax = personsMax;
            this.recipients = recipients;
        }

        List<Meeting> meetings() {
            entries(entry -> {
                if (entry instanceof Entry.VoidApproval approval) {
                    voided.add(approval.voided());
                }
            });
            transfers(this::keepSensitive);
            if (!sensitive.isEmpty()) {
                transfers(this::meetNonSensitive);
            }
            if (met.isEmpty()) {
                return List.of();
            }
            Map<Pair, Set<Person>> all = sensitiveByRecipient();
            List<Meeting> meetings = new ArrayList<>();
            met.forEach((pair, of) -> meetings.add(new Meeting(
                    pair.handlerId(),
                    pair.sensitiveHandlerId(),
                    pair.recipient(),
                    of.persons.size(),
                    all.get(new Pair("", pair.sensitiveHandlerId(), pair.recipient()))
                            .size(),
                    LocalDate.ofEpochDay(of.first),
                    LocalDate.ofEpochDay(of.last))));
            return meetings;
        }

        private Map<Pair, Set<Person>> sensitiveByRecipient() {
            Map<Pair, Set<Person>> all = new HashMap<>();
            sensitive.forEach((person, sightings) -> sightings.forEach(seen -> all.computeIfAbsent(
                            new Pair("", seen.handlerId(), seen.recipient()), key -> new HashSet<>())
                    .add(person)));
            return all;
        }

        private void keepSensitive(Entry.Transfer transfer, String recipient) {
            Sighting sighting = new Sighting(transfer.identity().handlerId(), recipient, day(transfer));
            forEach(transfer.persons().sensitiveOnly(), person -> {
                if (++occurrences > personsMax) {
                    throw new TooMany();
                }
                sensitive.computeIfAbsent(person, key -> new ArrayList<>(1)).add(sighting);
            });
        }

        private void meetNonSensitive(Entry.Transfer transfer, String recipient) {
            long day = day(transfer);
            String handlerId = transfer.identity().handlerId();
            forEach(transfer.persons().nonSensitiveOnly(), person -> {
                for (Sighting seen : sensitive.getOrDefault(person, List.of())) {
                    if (seen.recipient().equals(recipient) && Math.abs(seen.day() - day) <= daysMax) {
                        Met of =
                                met.computeIfAbsent(new Pair(handlerId, seen.handlerId(), recipient), key -> new Met());
                        of.persons.add(person);
                        of.first = Math.min(of.first, seen.day());
                        of.last = Math.max(of.last, seen.day());
                    }
                }
            });
        }

        private void transfers(TransferVisitor visitor) {
            entries(entry -> {
                if (entry instanceof Entry.Transfer transfer && !voided.contains(transfer.identity())) {
                    known.computeIfAbsent(transfer.recipient().recipientId(), recipients)
                            .ifPresent(recipient -> visitor.visit(transfer, recipient));
                }
            });
        }

        private void entries(Consumer<Entry> consumer) {
            for (String handlerId : handlerIds) {
                reads.rowsAfter(
                        handlerId,
                        year,
                        0,
                        row -> RowCodec.decode(handlerId, year, row.body())
                                .entries()
                                .forEach(consumer));
            }
        }
    }

    @FunctionalInterface
    private interface TransferVisitor {
        void visit(Entry.Transfer transfer, String recipient);
    }

    private static long day(Entry.Transfer transfer) {
        return BeijingCalendar.dateOf(transfer.occurredAt()).toEpochDay();
    }

    private static void forEach(Fingerprints fingerprints, Consumer<Person> consumer) {
        for (int i = 0; i < fingerprints.size(); i++) {
            consumer.accept(new Person(fingerprints.high(i), fingerprints.low(i)));
        }
    }
}
