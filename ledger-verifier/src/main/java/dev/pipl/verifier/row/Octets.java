package dev.pipl.verifier.row;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/** Reads the primitive forms of the format. */
final class Octets {

    private final byte[] array;
    private int at;

    Octets(byte[] array) {
        this.array = array;
    }

    byte[] array() {
        return array;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == array.length;
    }

    int octet() {
        need(1);
        return array[at++] & 0xff;
    }

    boolean flag() {
        int value = octet();
        if (value > 1) {
            throw new Unreadable("标志应为 0 或 1，实为 " + value, "a flag is " + value);
        }
        return value == 1;
    }

    long varint() {
        long value = groups();
        if (value < 0) {
            throw new Unreadable("数字过大", "a number is too large");
        }
        return value;
    }

    long signed() {
        long zigzag = groups();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** A varint that has to fit the memory: a length, a count or an index. */
    int number() {
        long value = varint();
        if (value > Integer.MAX_VALUE) {
            throw new Unreadable("长度或数目过大：" + value, "a length or count of " + value);
        }
        return (int) value;
    }

    /** A count of things that follow, each of one octet at least. */
    int count() {
        int value = number();
        need(value);
        return value;
    }

    /** That count, which was read elsewhere, of things that follow here. */
    int holding(int count) {
        need(count);
        return count;
    }

    int fixedInt() {
        need(4);
        at += 4;
        return ByteBuffer.wrap(array, at - 4, 4).getInt();
    }

    long fixed() {
        need(8);
        at += 8;
        return ByteBuffer.wrap(array, at - 8, 8).getLong();
    }

    byte[] bytes(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(array, at - length, at);
    }

    void skip(long length) {
        need(length);
        at += (int) length;
    }

    String text() {
        return text(bytes(count()));
    }

    static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("文本不是 UTF-8", "a text is not UTF-8");
        }
    }

    OptionalLong optional() {
        return flag() ? OptionalLong.of(varint()) : OptionalLong.empty();
    }

    Instant instant() {
        long seconds = signed();
        long nanos = varint();
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new Unreadable("时刻超出范围", "an instant is out of range");
        }
    }

    private long groups() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new Unreadable("数字没有结尾", "a number does not end");
    }

    private void need(long octets) {
        if (octets > array.length - at) {
            throw new Unreadable("内容过早结束", "the content ends too early");
        }
    }
}
