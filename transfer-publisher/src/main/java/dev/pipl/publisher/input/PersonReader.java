package dev.pipl.publisher.input;

import dev.pipl.publisher.PublisherFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.function.Consumer;

/**
 * Reads persons row by row in constant memory. An identifier is normalised by trimming white space at both ends and in no
 * other way: {@code A@b.c} and {@code a@b.c} are two people, so bring identifiers to one form before.
 */
public final class PersonReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputShape shape;
    private long rows;
    private long blanks;

    public PersonReader(InputShape shape) {
        this.shape = shape;
    }

    /**
     * Hands over every person, to the end of the stream.
     *
     * @throws PublisherFault naming the row that cannot be read
     */
    public void read(InputStream in, Consumer<Person> persons) throws IOException {
        try {
            RowSource source = rows(in);
            for (Row row = source.next(); row != null; row = source.next()) {
                rows++;
                accept(row, persons);
            }
        } catch (CharacterCodingException e) {
            throw PublisherFault.usage("fault.not-utf8", rows + 1);
        }
    }

    /** Rows seen, header and blank ones not counted among persons. */
    public long rows() {
        return rows;
    }

    /** Rows passed over because they named nobody. */
    public long blanks() {
        return blanks;
    }

    private RowSource rows(InputStream in) throws IOException {
        Reader reader = new BufferedReader(strict(in), 1 << 16);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return shape.format() == InputFormat.CSV ? new CsvRows(shape, reader) : new LineRows(shape, reader);
    }

    private void accept(Row row, Consumer<Person> persons) {
        String identifier = row.identifier() == null ? "" : row.identifier().strip();
        if (identifier.isEmpty()) {
            if (!shape.skipBlank() && !row.empty()) {
                throw PublisherFault.usage("fault.blank-row", row.number());
            }
            blanks++;
            return;
        }
        persons.accept(new Person(identifier, sensitivity(row), occurredAt(row)));
    }

    private Sensitivity sensitivity(Row row) {
        if (shape.sensitiveColumn() == null) {
            return shape.sensitivityOfAll();
        }
        String cell = row.sensitive() == null ? "" : row.sensitive();
        return Sensitivity.of(cell)
                .orElseThrow(() -> PublisherFault.usage("fault.sensitivity", row.number(), shape.sensitiveColumn()));
    }

    private OffsetDateTime occurredAt(Row row) {
        if (shape.occurredAtColumn() == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(
                    row.occurredAt() == null ? "" : row.occurredAt().strip());
        } catch (DateTimeException e) {
            throw PublisherFault.usage("fault.occurred-at-row", row.number(), shape.occurredAtColumn());
        }
    }

    /** Bytes that are not UTF-8 must stop us: a replacement character would make one person of several. */
    private static Reader strict(InputStream in) {
        return new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
