package dev.courant.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

class WireTest {

    @Test
    void takesACommitOfWhichHardlyAnythingIsKnown() {
        CommitSummary bare = commit("{\"sha\": \"c1\"}");
        CommitSummary nulls =
                commit(
                        """
                        {"sha": "c1", "html_url": null, "author": null, "parents": null,
                         "commit": {"message": null, "author": null, "committer": {"date": null}}}
                        """);

        assertThat(bare)
                .isEqualTo(
                        new CommitSummary("c1", "", "", null, false, Instant.EPOCH, "", List.of()));
        assertThat(nulls).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-24T01:02:03Z, 2026-02-24T01:02:03Z",
        "2026-02-24T01:02:03+02:00, 2026-02-23T23:02:03Z",
        "yesterday, 2026-01-01T00:00:00Z",
        "+99999-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z, 2026-01-01T00:00:00Z"
    })
    void takesTheAuthorDateWhereTheCommitterDateMakesNoSense(String date, Instant committed) {
        CommitSummary commit =
                commit(
                        """
                        {"sha": "c1", "commit": {"committer": {"date": "%s"},
                         "author": {"name": "Ada", "date": "2026-01-01T00:00:00Z"}}}
                        """
                                .formatted(date));

        assertThat(commit.committedAt()).isEqualTo(committed);
    }

    @ParameterizedTest
    @CsvSource({
        "renovate, Bot, true",
        "renovate[bot], User, true",
        "ada, User, false",
        "ada,, false"
    })
    void knowsABotByItsTypeOrItsName(String login, String type, boolean bot) {
        String account = "{\"login\": \"" + login + "\", \"type\": \"" + type + "\"}";

        assertThat(commit("{\"sha\": \"c1\", \"author\": " + account + "}").bot()).isEqualTo(bot);
        assertThat(issue("{\"number\": 1, \"user\": " + account + "}").bot()).isEqualTo(bot);
    }

    @Test
    void takesAnIssueOfADeletedAccountWithoutABody() {
        IssueSummary issue =
                issue("{\"number\": 5, \"user\": null, \"body\": null, \"comments\": -1}");

        assertThat(issue)
                .isEqualTo(
                        new IssueSummary(
                                5,
                                "",
                                null,
                                "ghost",
                                false,
                                Instant.EPOCH,
                                "",
                                List.of(),
                                0,
                                false));
    }

    @Test
    void readsRenamedAndBinaryFiles() {
        Wire.File renamed =
                Json.read(
                        """
                        {"filename": "b", "previous_filename": "a", "status": "renamed",
                         "additions": 0, "deletions": 99999999999, "sha": null}
                        """,
                        Wire.File.class);

        assertThat(renamed.changed())
                .isEqualTo(new ChangedFile("b", "a", "renamed", 0, Integer.MAX_VALUE, null));
    }

    @Test
    void readsAMessageOfAMegabyte() {
        String message = "x".repeat(1 << 20);

        assertThat(
                        commit("{\"sha\": \"c1\", \"commit\": {\"message\": \"" + message + "\"}}")
                                .message())
                .isEqualTo(message);
    }

    @Test
    void readsTextLongerThanJacksonAllowsByDefault() {
        String message = "x".repeat(20_000_001);

        assertThat(
                        commit("{\"sha\": \"c1\", \"commit\": {\"message\": \"" + message + "\"}}")
                                .message())
                .hasSize(message.length());
    }

    @Test
    void skipsGapsInAList() {
        List<Wire.Commit> commits = Json.readList("[null, {\"sha\": \"c1\"}]", Wire.Commit[].class);

        assertThat(commits).extracting(Wire.Commit::sha).containsExactly("c1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sha\": null}",
                "{\"sha\": {}}",
                "{\"sha\": \"c1\", \"parents\": 3}"
            })
    void refusesACommitWithoutIdentity(String json) {
        assertThatThrownBy(() -> commit(json)).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> commit("{\"sha\": \"c1\", \"x\": " + deep))
                .isInstanceOf(Json.Malformed.class);
    }

    private static CommitSummary commit(String json) {
        return Json.read(json, Wire.Commit.class).summary();
    }

    private static IssueSummary issue(String json) {
        return Json.read(json, Wire.Issue.class).summary();
    }
}
