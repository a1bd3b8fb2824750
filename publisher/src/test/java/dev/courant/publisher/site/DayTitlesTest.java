package dev.courant.publisher.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.util.List;

class DayTitlesTest {

    private static final String HOSTILE =
            "</script><!-- \u2028\u2029 & ' \" \\ __proto__ 修复 🔥 ]);alert(1)//";

    @Test
    void isAScriptThatNoTitleCanLeave() throws Exception {
        var script = script(HOSTILE);

        assertThat(script)
                .startsWith("courantDay({")
                .endsWith("});\n")
                .doesNotContain("<", ">", "&", "'", "\u2028", "\u2029");
        assertThat(json(script).at("/titles/0/3").textValue()).isEqualTo(HOSTILE);
    }

    @Test
    void whatComesFromOutsideIsNeverAName() throws Exception {
        var data = json(script("__proto__"));

        assertThat(data.fieldNames())
                .toIterable()
                .containsExactly("day", "repos", "pages", "titles");
        assertThat(data.get("titles").get(0).isArray()).isTrue();
    }

    private static String script(String title) {
        var titles = List.of(new DayTitles.Title(0, "high", "commit-1", title));
        return new DayTitles("2026-02-24", List.of("a/b"), List.of("a/b.html"), titles).script();
    }

    private static JsonNode json(String script) throws Exception {
        return new JsonMapper().readTree(script.substring(11, script.length() - 3));
    }
}
