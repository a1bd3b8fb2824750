package dev.courant.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts held by files; {@code -Dgolden.update} writes them anew, for a look at the difference. */
final class Golden {

    private static final Path FILES = Path.of("src/test/resources/golden");

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        var file = FILES.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as("%s; ./mvnw -Dgolden.update writes it anew", file)
                .isEqualTo(Files.readString(file));
    }
}
