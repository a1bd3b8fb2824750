package dev.courant.enricher;

import static dev.courant.enricher.Samples.POSITION;
import static dev.courant.enricher.Samples.commit;
import static dev.courant.enricher.Samples.detail;
import static dev.courant.enricher.Samples.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.courant.github.ChangedFile;
import dev.courant.schemas.Analysis;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.FileChange;
import dev.courant.schemas.Level;

import org.junit.jupiter.api.Test;

class SizeLimitTest {

    private final EnrichedEvent event =
            new EnrichedEvents(EnricherConfig.defaults())
                    .commit(
                            commit("a1", "Title\n\n" + "body\n".repeat(100)).build(),
                            POSITION,
                            detail(
                                    file("src/" + "a".repeat(500), "+line\n".repeat(100)),
                                    file("b.lock", "+b")));

    @Test
    void leavesAnEventThatFits() {
        assertThat(SizeLimit.fit(event, SizeLimit.bytes(event)).getFiles().getFirst().getPatch())
                .isNotNull();
        assertThat(event.getTruncated()).isFalse();
    }

    @Test
    void countsWhatAvroWrites() throws Exception {
        int header = 10; // of the single-object encoding
        assertThat(SizeLimit.bytes(event))
                .isEqualTo(EnrichedEvent.getEncoder().encode(event).remaining() - header);
    }

    @Test
    void dropsPatchesFirst() {
        String body = event.getBody();

        SizeLimit.fit(event, SizeLimit.bytes(event) - 1);

        assertThat(event.getFiles()).extracting(FileChange::getPatch).containsOnlyNulls();
        assertThat(event.getFiles())
                .extracting(FileChange::getOmitted)
                .containsExactly("over the budget", "lock file");
        assertThat(event.getBody()).isEqualTo(body);
        assertThat(event.getTruncated()).isTrue();
    }

    @Test
    void dropsFilesThen() {
        String body = event.getBody();

        SizeLimit.fit(event, 1_100);

        assertThat(event.getFiles()).isEmpty();
        assertThat(event.getFileCount()).isEqualTo(2);
        assertThat(event.getBody()).isEqualTo(body);
    }

    @Test
    void leavesRoomForTheLongestAnalysis() {
        String text = "\u8bcd".repeat(5_000); // three bytes a character, in UTF-8
        var answer = new ObjectMapper().createObjectNode();
        answer.put("score", 99).put("level", "high").put("type", "security").put("summary", text);
        answer.put("scope", text).put("advice", text);
        var insights = answer.putArray("insights");
        var risks = answer.putArray("risks");
        for (int i = 0; i < 20; i++) {
            insights.addObject().put("aspect", "maintainability").put("text", text);
            risks.add(text);
        }
        var longest = AnalysisText.read(answer, "zh");
        var analysis =
                Analysis.newBuilder()
                        .setModel("m".repeat(200))
                        .setLanguage("zh")
                        .setDepth(Level.HIGH)
                        .setScore(longest.score())
                        .setLevel(longest.level())
                        .setSummary(longest.summary())
                        .setScope(longest.scope())
                        .setInsights(longest.insights())
                        .setRisks(longest.risks())
                        .setAdvice(longest.advice());
        int before = SizeLimit.bytes(event);
        event.setAnalysis(analysis.build());

        int added = SizeLimit.bytes(event) - before;

        int record = 1_000_000; // below what brokers take, with room for headers
        assertThat(added).isGreaterThan(40_000);
        assertThat(EnricherConfig.defaults().maxEventBytes() + added).isLessThan(record);
    }

    @Test
    void makesTheLargestCommitFit() {
        var files = new ChangedFile[3_000];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("字".repeat(4_000) + i, "+字\n".repeat(10_000));
        }
        var raw = commit("a1", "字".repeat(1 << 18)).setAuthorLogin("字".repeat(1_024)).build();

        var largest =
                new EnrichedEvents(EnricherConfig.defaults()).commit(raw, POSITION, detail(files));

        assertThat(SizeLimit.bytes(largest)).isLessThan(EnricherConfig.defaults().maxEventBytes());
        assertThat(largest.getTruncated()).isTrue();
    }

    @Test
    void dropsTheBodyLast() {
        SizeLimit.fit(event, 600);

        assertThat(event.getBody()).isEmpty();
        assertThat(event.getTruncated()).isTrue();
        assertThat(SizeLimit.bytes(event)).isLessThan(600);
    }
}
