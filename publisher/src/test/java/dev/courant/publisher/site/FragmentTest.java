package dev.courant.publisher.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<p onclick=\"alert(1)\">x</p>",
                "<img src=\"https://e.example/x.png\">",
                "<p style=\"position:fixed\">x</p>",
                "<svg onload=\"alert(1)\"></svg>",
                "<iframe src=\"https://e.example\"></iframe>",
                "<h2 id=\"x onclick=1\">x</h2>",
                "<div class=\"skip\">x</div>",
                "<form action=\"https://e.example\"><input name=\"q\"></form>"
            })
    void leavesOutWhatABodyNeverHas(String html) {
        assertThat(Fragment.sanitised(html).toString())
                .doesNotContain(
                        "alert", "script", "onclick", "<img", "style", "svg", "iframe", "skip",
                        "form", "input");
    }

    @Test
    void leavesWhatABodyHas() {
        var body =
                "<h2 id=\"怎样-给\">x</h2><p><a href=\"#怎样-给\">y</a></p><ul><li class=\"event high\""
                        + " data-level=\"high\"><code>z</code></li></ul>";

        assertThat(Fragment.sanitised(body).toString()).isEqualTo(body);
    }

    @Test
    void anAssetsNameTellsItsContent() {
        assertThat(Asset.all())
                .extracting(Asset::path)
                .allMatch(path -> path.matches("assets/courant\\.[0-9a-f]{12}\\.(css|js)"));
        assertThat(Asset.SCRIPT.text()).startsWith("'use strict';");
    }
}
