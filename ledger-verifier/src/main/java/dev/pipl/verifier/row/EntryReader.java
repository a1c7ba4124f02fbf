package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** Reads entries, and takes what each says into its check: its octets, with references replaced by what they name. */
final class EntryReader {

    private final Octets in;
    private final Tables tables;
    private final TransferReader transfers;
    private CRC32C check;
    private int unchecked;
    private int[] counts;

    EntryReader(Octets in, Tables tables) {
        this.in = in;
        this.tables = tables;
        this.transfers = new TransferReader(in, tables);
    }

    OpenEntry next() {
        check = new CRC32C();
        counts = new int[3];
        unchecked = in.at();
        int kind = in.octet();
        if (kind == OpenEntry.TRANSFER) {
            return transfers.next();
        }
        Function<Persons, Entry> rest = rest(kind);
        check.update(in.array(), unchecked, in.at() - unchecked);
        return new OpenEntry(kind, rest, counts, check);
    }

    private Function<Persons, Entry> rest(int kind) {
        switch (kind) {
            case OpenEntry.VOID_PROPOSAL:
                return known(new Entry.VoidProposal(event(), in.instant(), in.varint(), voided()));
            case OpenEntry.VOID_APPROVAL:
                return known(voidApproval());
            case OpenEntry.PROFILE_CHANGE:
                EventName changed = named(in.text());
                reference(tables.handlers);
                return known(new Entry.ProfileChange(changed, in.instant()));
            case OpenEntry.YEAR_OPENING:
                return known(new Entry.YearOpening(named(in.text()), in.varint(), ref(), in.instant()));
            case OpenEntry.GROUND_DECISION:
                return known(groundDecision());
            case OpenEntry.ROUTE_REVIEW:
                EventName review = named(in.text());
                in.text();
                in.text();
                in.text();
                return known(new Entry.RouteReview(review, in.instant()));
            case OpenEntry.RULE_CHANGE:
                return known(new Entry.RuleChange(named(in.text()), in.text(), in.instant()));
            case OpenEntry.TAKE_OVER:
                return takeOver();
            default:
                throw new Unreadable("没有种类为 " + kind + " 的条目", "an entry of kind " + kind);
        }
    }

    private static Function<Persons, Entry> known(Entry entry) {
        return persons -> entry;
    }

    private static EventName named(String id) {
        return new EventName("", id);
    }

    private EventName event() {
        return new EventName(ref(), in.text());
    }

    private EventName voided() {
        EventName event = event();
        in.text();
        in.text();
        return event;
    }

    private Entry voidApproval() {
        EventName event = voided();
        in.text();
        return new Entry.VoidApproval(event, in.instant());
    }

    private Entry groundDecision() {
        EventName decision = named(in.text());
        String ground = ref();
        String evidence = ref();
        boolean isHonoured = in.flag();
        Optional<LocalDate> from = in.flag() ? Optional.of(day(in.signed())) : Optional.empty();
        in.text();
        in.text();
        return new Entry.GroundDecision(decision, ground, evidence, isHonoured, from, in.instant(), in.flag());
    }

    private static LocalDate day(long sinceEpoch) {
        try {
            return LocalDate.ofEpochDay(sinceEpoch);
        } catch (DateTimeException e) {
            throw new Unreadable("日期超出范围", "a day is out of range");
        }
    }

    private Function<Persons, Entry> takeOver() {
        String succession = in.text();
        String predecessor = ref();
        in.varint();
        long part = in.varint();
        Instant effectiveAt = in.instant();
        reference(tables.handlers);
        boolean counts = in.flag();
        Optional<DeclaredNumbers> declared = in.flag() ? Optional.of(declared()) : Optional.empty();
        int keys = in.count();
        for (int i = 0; i < keys; i++) {
            ref();
        }
        listCounts();
        return persons -> new Entry.TakeOver(
                named(succession + "/" + part), succession, predecessor, part, effectiveAt, counts, declared, persons);
    }

    private DeclaredNumbers declared() {
        return new DeclaredNumbers(ref(), in.varint(), in.varint());
    }

    private void listCounts() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.number();
        }
    }

    private String ref() {
        return Tables.at(tables.texts, reference(tables.spelledTexts));
    }

    /** Takes what is named into the check, instead of the reference. */
    private int reference(List<byte[]> spelled) {
        check.update(in.array(), unchecked, in.at() - unchecked);
        int index = in.number();
        check.update(Tables.at(spelled, index));
        unchecked = in.at();
        return index;
    }
}
