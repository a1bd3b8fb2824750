package dev.courant.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class ResultsTest {

    @TempDir private Path directory;

    @Test
    void rowsThatWereNotMeasuredStayAsTheyWere() {
        // given
        var results = new Results(directory.resolve("results.json"));
        results.update(List.of(row(5, 1.1), row(1, 0.4)));

        // when
        var rows = results.update(List.of(row(5, 1.3), row(12, 30)));

        // then
        assertThat(rows).containsExactly(row(1, 0.4), row(5, 1.3), row(12, 30));
        assertThat(results.read()).isEqualTo(rows);
    }

    @Test
    void theFileIsAListOfRowsUnderTheNamesThatReadersKnow() throws IOException {
        // given
        var file = directory.resolve("results.json");

        // when
        new Results(file).update(List.of(row(5, 1.1)));

        // then
        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.isArray()).isTrue();
        var first = json.get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .startsWith("id", "name", "median", "min", "max", "goal", "met");
        assertThat(first.get("id").isInt()).isTrue();
        assertThat(first.get("median").asDouble()).isEqualTo(1.1);
        assertThat(first.get("goal").asText()).isEqualTo("<= 1.2");
        assertThat(first.get("met").asBoolean()).isTrue();
    }

    private static Row row(int id, double ratio) {
        return Row.of(id, "row " + id, new Goal("<= 1.2"), List.of(ratio), List.of());
    }
}
