package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.github.ChangedFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class RemovedNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    src/main/java/a/Text.java | -    public static String cut(String text) {
                    src/main/java/a/Text.java | -public final class Text {
                    client/client.go          | -func (c *Client) Send(r *Request) error {
                    client/client.go          | -type Options struct {
                    pkg/io.py                 | -def load(path):
                    pkg/io.py                 | -    async def load(self, path):
                    pkg/__init__.py           | -from .io import load, save
                    src/index.ts              | -export async function load(path: string) {
                    src/lib.rs                | -    pub fn load(path: &Path) -> Result<()> {
                    api/job.proto             | -  int64 ended = 2;
                    """)
    void seesThatAPublicNameIsGone(String path, String line) {
        assertThat(RemovedNames.in(List.of(file(path, "@@ -1 +1 @@\n" + line)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    src/main/java/a/Text.java          | -    private static String cut(String text) {
                    src/main/java/a/internal/Text.java | -public final class Text {
                    client/client.go                   | -func (c *Client) send(r *Request) error {
                    internal/client.go                 | -func Send(r *Request) error {
                    pkg/io.py                          | -def _load(path):
                    pkg/_io.py                         | -def load(path):
                    pkg/io.py                          | -        def nested(path):
                    src/index.ts                       | -function load(path: string) {
                    src/lib.rs                         | -    pub(crate) fn load(path: &Path) {
                    tests/test_io.py                   | -def load(path):
                    pkg/io.py                          | +def load(path):
                    pkg/io.lua                         | -def load(path):
                    """)
    void takesNothingElseForAPublicName(String path, String line) {
        assertThat(RemovedNames.in(List.of(file(path, "@@ -1 +1 @@\n" + line)))).isFalse();
    }

    @Test
    void aNameThatComesBackElsewhereIsNotGone() {
        var from = file("pkg/io.py", "@@ -1 +0 @@\n-def load(path):");
        var to = file("pkg/files.py", "@@ -0 +1 @@\n+def load(path, *, strict=True):");

        assertThat(RemovedNames.in(List.of(from, to))).isFalse();
        assertThat(RemovedNames.in(List.of(from))).isTrue();
    }

    @Test
    void aFieldThatTakesAnotherNumberIsGone() {
        var file = file("api/job.proto", "@@ -1 +1 @@\n-  int64 ended = 2;\n+  int64 ended = 3;");

        assertThat(RemovedNames.in(List.of(file))).isTrue();
    }

    @Test
    void anInterfaceDefinitionThatIsDeletedIsGoneWithoutItsPatch() {
        assertThat(RemovedNames.in(List.of(deleted("api/v1/job.proto")))).isTrue();
        assertThat(RemovedNames.in(List.of(deleted("pkg/io.py")))).isFalse();
    }

    private static ChangedFile file(String path, String patch) {
        return new ChangedFile(path, null, "modified", 1, 1, patch);
    }

    private static ChangedFile deleted(String path) {
        return new ChangedFile(path, null, "removed", 0, 9, null);
    }
}
