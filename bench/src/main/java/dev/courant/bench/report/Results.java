package dev.courant.bench.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The rows that were measured last, in a file. */
public record Results(Path file) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** By number; none if there is no file yet. */
    public List<Row> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<List<Row>>() {})
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * Puts new rows in place of those that have their numbers; the others stay as they are.
     *
     * @return all, by number
     */
    public List<Row> update(Collection<Row> measured) {
        var rows = new TreeMap<Integer, Row>();
        read().forEach(row -> rows.put(row.id(), row));
        measured.forEach(row -> rows.put(row.id(), row));
        write(List.copyOf(rows.values()));
        return List.copyOf(rows.values());
    }

    private void write(List<Row> rows) {
        try {
            Files.writeString(file, JSON.writeValueAsString(rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
