package dev.pipl.publisher.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.pipl.publisher.PublisherFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;

/** Rows of a CSV with quoting as in RFC 4180. */
final class CsvRows implements RowSource {
    private final MappingIterator<String[]> rows;
    private final int identifier;
    private final int sensitive;
    private final int occurredAt;
    private long number;

    CsvRows(InputShape shape, Reader reader) throws IOException {
        rows = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvSchema.emptySchema().withColumnSeparator(shape.delimiter()))
                .readValues(reader);
        List<String> header = shape.header() ? header() : null;
        identifier = shape.column() == null ? 0 : index(shape.column(), header);
        sensitive = index(shape.sensitiveColumn(), header);
        occurredAt = index(shape.occurredAtColumn(), header);
    }

    @Override
    public Row next() throws IOException {
        String[] cells = cells();
        if (cells == null) {
            return null;
        }
        return new Row(number, cell(cells, identifier), cell(cells, sensitive), cell(cells, occurredAt));
    }

    private List<String> header() throws IOException {
        String[] cells = cells();
        return cells == null
                ? List.of()
                : Arrays.stream(cells).map(String::strip).toList();
    }

    private String[] cells() throws IOException {
        number++;
        try {
            return rows.hasNextValue() ? rows.nextValue() : null;
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            if (e.getCause() instanceof CharacterCodingException notUtf8) {
                throw notUtf8;
            }
            throw PublisherFault.usage("fault.csv-row", number);
        }
    }

    private String cell(String[] cells, int column) {
        if (column < 0) {
            return null;
        }
        if (column >= cells.length) {
            throw PublisherFault.usage("fault.short-row", number, column + 1);
        }
        return cells[column];
    }

    private static int index(String column, List<String> header) {
        if (column == null) {
            return -1;
        }
        int named = header == null ? -1 : header.indexOf(column);
        if (named >= 0) {
            return named;
        }
        if (!column.matches("[1-9][0-9]{0,3}")) {
            throw header == null
                    ? PublisherFault.usage("fault.column-without-header", column)
                    : PublisherFault.usage("fault.unknown-column", column, String.join(", ", header));
        }
        return Integer.parseInt(column) - 1;
    }
}
