package dev.courant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

class NoticesTest {

    @Test
    void whatIsWrittenIsRead() {
        List<Notice> notices =
                List.of(
                        Samples.edition("zh", 300, Samples.TITLES),
                        Samples.edition("en", 30, Samples.HOSTILE),
                        Samples.quiet("en"),
                        Samples.alert("zh", "修复"));

        for (Notice notice : notices) {
            assertThat(Notices.read(Notices.toBytes(notice))).isEqualTo(notice);
        }
    }

    @Test
    void anyMapperWritesTheSame() throws IOException {
        Notice alert = Samples.alert("en", "fix");

        assertThat(new ObjectMapper().writeValueAsBytes(alert)).isEqualTo(Notices.toBytes(alert));
    }

    @Test
    void fieldsOfALaterVersionAreSkipped() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Notice edition = Samples.edition("en", 3, Samples.TITLES);
        ObjectNode later = (ObjectNode) json.readTree(Notices.toBytes(edition));
        later.put("mood", "sunny").withObject("counts").put("stars", 5);
        later.withArray("top").forEach(item -> ((ObjectNode) item).put("mood", "grey"));

        assertThat(Notices.read(json.writeValueAsBytes(later))).isEqualTo(edition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json C4nary",
                "{}",
                "[]",
                "null",
                "{\"kind\":\"C4nary\"}",
                "{\"kind\":\"alert\",\"id\":\"a\",\"occurredAt\":\"C4nary\"}"
            })
    void otherBytesAreRefusedWithoutShowingThem(String bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notices.read(bytes.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("These bytes are no notice")
                .withMessageNotContaining("C4nary")
                .withNoCause();
    }

    @Test
    void textsAreBounded() {
        AlertNotice alert = Samples.alert("en", "👩".repeat(100_000));

        assertThat(alert.title()).hasSize(300).doesNotEndWith("\ud83d");
        assertThat(alert.why()).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://example.com/x",
                "/relative",
                "https:opaque",
                "https://user@example.com/",
                "https:///nohost"
            })
    void onlyWebAddressesAreLinks(String link) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bounds.link(URI.create(link)));
    }

    @Test
    void aLinkIsNotCut() {
        String longest = "https://example.com/" + "x".repeat(480);

        assertThat(Bounds.link(URI.create(longest))).isEqualTo(URI.create(longest));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bounds.link(URI.create(longest + "x")));
    }
}
