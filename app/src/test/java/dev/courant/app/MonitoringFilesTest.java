package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** That what they ask for exists is {@link MetricsIT}'s to say. */
class MonitoringFilesTest {

    @Test
    void everyAlertSaysWhatIsWrongAndWhatToDoHereAndInTheRunbook() throws IOException {
        var runbook = Files.readString(Path.of("../docs/operations.md"));
        var alerts = MonitoringFiles.alerts();

        assertThat(alerts).hasSizeGreaterThan(5);
        for (var alert : alerts) {
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/action").asText()).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(runbook).contains("`" + alert.get("alert").asText() + "`");
        }
        assertThat(alerts).extracting(alert -> alert.get("alert")).doesNotHaveDuplicates();
    }

    @Test
    void everyPanelIsDescribedAndAsksTheChosenDataSource() throws IOException {
        var panels = MonitoringFiles.children(MonitoringFiles.dashboard().get("panels")).toList();
        var graphs = panels.stream().filter(panel -> panel.has("targets")).toList();

        assertThat(graphs).hasSizeGreaterThan(10);
        for (var graph : graphs) {
            assertThat(graph.get("description").asText()).isNotBlank();
            assertThat(graph.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(MonitoringFiles.children(graph.get("targets")))
                    .isNotEmpty()
                    .allMatch(target -> !target.get("expr").asText().isBlank());
        }
        assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    }

    @Test
    void everyServiceIsAskedAndTheAlertsAreRead() throws IOException {
        var prometheus = MonitoringFiles.prometheus();

        assertThat(prometheus.get("rule_files"))
                .extracting(JsonNode::asText)
                .allMatch(file -> Files.exists(Path.of("../deploy/prometheus", file)));
        assertThat(prometheus.at("/scrape_configs/0/static_configs/0/targets"))
                .extracting(JsonNode::asText)
                .isEqualTo(
                        List.of(
                                "poller:9404",
                                "enricher:9404",
                                "aggregator:9404",
                                "publisher:9404"));
    }
}
