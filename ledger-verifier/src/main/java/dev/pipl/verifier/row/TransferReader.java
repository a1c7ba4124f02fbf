package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Reads transfers, each of which says how it differs from the one before it. Checked is what it says as a whole. */
final class TransferReader {

    private static final int SAME_SOURCE = 1;
    private static final int SAME_RECEIVED_AT = 2;
    private static final int SAME_DATA = 4;
    private static final int SAME_HANDLER = 8;
    private static final int SAME_RECIPIENT = 16;
    private static final int ALL_SAME = 31;

    private static final int COUNTS = 1;
    private static final int GROUND = 2;
    private static final int IMPORTANT_DATA = 4;
    private static final int STATUTORY_DUTY = 8;
    private static final int DECLARES = 16;
    private static final int TOKEN_KEY = 32;
    private static final int ALL_BITS = 63;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Octets in;
    private final Tables tables;
    private ByteArrayOutputStream said;
    private OptionalInt source = OptionalInt.empty();
    private OptionalInt data = OptionalInt.empty();
    private OptionalInt handler = OptionalInt.empty();
    private OptionalInt recipient = OptionalInt.empty();
    private Optional<Instant> receivedAt = Optional.empty();
    private long position;
    private long millis;
    private byte[] text = {};

    TransferReader(Octets in, Tables tables) {
        this.in = in;
        this.tables = tables;
    }

    /** The next one, whose kind is read. */
    OpenEntry next() {
        said = new ByteArrayOutputStream(512);
        said.write(OpenEntry.TRANSFER);
        int same = in.octet();
        if (same > ALL_SAME) {
            throw new Unreadable("传输带有未定义的相同标志：" + same, "a transfer with undefined marks of sameness: " + same);
        }
        source = index((same & SAME_SOURCE) != 0, source);
        EventName event = new EventName(text(source.getAsInt()), id());
        Instant received = received((same & SAME_RECEIVED_AT) != 0);
        position = added(position, in.signed());
        if (position < 0) {
            throw new Unreadable("位置为负", "a negative position");
        }
        RowHash.varint(said, position);
        long at = position;
        Instant occurredAt = occurred();
        String occurredAtText = occurredAtText();
        data = index((same & SAME_DATA) != 0, data);
        String dataText = text(data.getAsInt());
        handler = index((same & SAME_HANDLER) != 0, handler);
        said.writeBytes(Tables.at(tables.handlers, handler.getAsInt()));
        recipient = index((same & SAME_RECIPIENT) != 0, recipient);
        said.writeBytes(Tables.at(tables.recipients, recipient.getAsInt()));
        int bits = in.octet();
        said.write(bits);
        if ((bits & ~ALL_BITS) != 0) {
            throw new Unreadable("传输带有未定义的位：" + bits, "a transfer with undefined bits: " + bits);
        }
        Optional<Entry.Ground> ground =
                (bits & GROUND) == 0 ? Optional.empty() : Optional.of(new Entry.Ground(ref(), ref(), ref(), ref()));
        if (ground.isEmpty() && (bits & COUNTS) == 0) {
            throw new Unreadable("未主张理由的传输却不计数", "a transfer without a ground does not count");
        }
        Optional<DeclaredNumbers> declared =
                (bits & DECLARES) == 0 ? Optional.empty() : Optional.of(new DeclaredNumbers(ref(), number(), number()));
        if ((bits & TOKEN_KEY) != 0) {
            ref();
        }
        int[] counts = new int[3];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.number();
            RowHash.varint(said, counts[i]);
        }
        CRC32C check = new CRC32C();
        check.update(said.toByteArray());
        return new OpenEntry(
                OpenEntry.TRANSFER,
                persons -> new Entry.Transfer(
                        event,
                        received,
                        at,
                        occurredAt,
                        occurredAtText,
                        dataText,
                        (bits & COUNTS) != 0,
                        ground,
                        (bits & IMPORTANT_DATA) != 0,
                        (bits & STATUTORY_DUTY) != 0,
                        declared,
                        persons),
                counts,
                check);
    }

    private String id() {
        int form = in.octet();
        if (form > 1) {
            throw new Unreadable("事件标识的形式为 " + form, "an id of form " + form);
        }
        String id = form == 1 ? in.text() : new UUID(in.fixed(), in.fixed()).toString();
        RowHash.text(said, id);
        return id;
    }

    private Instant received(boolean isSame) {
        Instant received = isSame ? receivedAt.orElseThrow(TransferReader::nothingBefore) : in.instant();
        receivedAt = Optional.of(received);
        say(received);
        return received;
    }

    private Instant occurred() {
        millis = added(millis, in.signed());
        long nanos = in.varint();
        if (nanos >= NANOS_PER_MILLI) {
            throw new Unreadable("一毫秒含 " + nanos + " 纳秒", "a millisecond of " + nanos + " nanoseconds");
        }
        try {
            Instant occurred = Instant.ofEpochMilli(millis).plusNanos(nanos);
            say(occurred);
            return occurred;
        } catch (DateTimeException | ArithmeticException e) {
            throw new Unreadable("时刻超出范围", "an instant is out of range");
        }
    }

    private String occurredAtText() {
        int shared = in.number();
        if (shared > text.length) {
            throw nothingBefore();
        }
        byte[] rest = in.bytes(in.count());
        ByteArrayOutputStream whole = new ByteArrayOutputStream(shared + rest.length);
        whole.write(text, 0, shared);
        whole.writeBytes(rest);
        text = whole.toByteArray();
        RowHash.varint(said, text.length);
        said.writeBytes(text);
        return Octets.text(text);
    }

    private OptionalInt index(boolean isSame, OptionalInt before) {
        if (!isSame) {
            return OptionalInt.of(in.number());
        }
        before.orElseThrow(TransferReader::nothingBefore);
        return before;
    }

    private String ref() {
        return text(in.number());
    }

    private String text(int index) {
        said.writeBytes(Tables.at(tables.spelledTexts, index));
        return Tables.at(tables.texts, index);
    }

    private long number() {
        long value = in.varint();
        RowHash.varint(said, value);
        return value;
    }

    private void say(Instant instant) {
        RowHash.signed(said, instant.getEpochSecond());
        RowHash.varint(said, instant.getNano());
    }

    private static long added(long before, long difference) {
        try {
            return Math.addExact(before, difference);
        } catch (ArithmeticException e) {
            throw new Unreadable("数字过大", "a number is too large");
        }
    }

    private static Unreadable nothingBefore() {
        return new Unreadable("传输沿用了此前没有的内容", "a transfer takes over what none before it says");
    }
}
