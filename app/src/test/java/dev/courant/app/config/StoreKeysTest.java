package dev.courant.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.store.S3Config;
import dev.courant.store.S3Credentials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

class StoreKeysTest {

    @Test
    void isADirectoryUnlessToldOtherwise() {
        assertThat(parse("").place())
                .isEqualTo(new StoreSettings.Directory(Path.of("reports").toAbsolutePath()));
        assertThat(parse("url: 'file:/srv/../srv/paper'").locate("README.md"))
                .isEqualTo("/srv/paper/README.md");
        assertThat(parse("").publicUrl()).isEmpty();
    }

    @Test
    void isABucketAtAmazon() {
        var store = parse("url: 's3://newsstand/papers/daily/', region: eu-west-3");

        assertThat(store.place())
                .isEqualTo(
                        new StoreSettings.Bucket(
                                S3Config.of("newsstand", "papers/daily").withRegion("eu-west-3")));
        assertThat(store.locate("README.md")).isEqualTo("s3://newsstand/papers/daily/README.md");
        assertThat(parse("url: 's3://newsstand'").locate("README.md"))
                .isEqualTo("s3://newsstand/README.md");
    }

    @Test
    void isABucketAtAnyOtherServerInPathStyleUnlessToldOtherwise() {
        var keys =
                "url: 's3://news_stand', endpoint: 'http://minio:9000', access-key: a, secret-key:"
                        + " b";
        var expected =
                S3Config.of("news_stand", "")
                        .at(URI.create("http://minio:9000"))
                        .withCredentials(new S3Credentials("a", "b"));

        assertThat(parse(keys).place()).isEqualTo(new StoreSettings.Bucket(expected));
        assertThat(parse(keys + ", path-style: false").place())
                .isEqualTo(new StoreSettings.Bucket(expected.withPathStyle(false)));
    }

    @Test
    void knowsWhereReadersCome() {
        assertThat(parse("public-url: 'https://news.example.org/daily'").publicUrl())
                .contains(URI.create("https://news.example.org/daily/"));
        assertThat(parse("url: 's3://newsstand', public-url: 'https://x/'").publicUrl())
                .contains(URI.create("https://x/"));
    }

    @Test
    void showsNoKey() {
        var store = parse("url: 's3://newsstand', access-key: AKIA123, secret-key: s3cret");

        assertThat(store.toString()).doesNotContain("AKIA123", "s3cret").contains("***");
    }

    @Test
    void takesTheEnvironmentOverTheFile() {
        var config =
                ConfigFile.parse(
                        "courant: { store: { url: 'file:x' } }",
                        "f.yaml",
                        Map.of(
                                "COURANT_STORE_URL", "s3://newsstand",
                                "COURANT_STORE_ACCESS_KEY", "a",
                                "COURANT_STORE_SECRET_KEY", "b"));

        assertThat(config.store().place())
                .isEqualTo(
                        new StoreSettings.Bucket(
                                S3Config.of("newsstand", "")
                                        .withCredentials(new S3Credentials("a", "b"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "url: 'ftp://x'            | courant.store.url is 'ftp://x', but must be file: and"
                        + " a directory",
                "url: reports              | courant.store.url is 'reports', but must be file:",
                "url: 's3:newsstand'       | courant.store.url is 's3:newsstand'",
                "url: 's3://a'             | courant.store.url is 's3://a'",
                "url: 's3://bucket:80/x'   | courant.store.url is 's3://bucket:80/x'",
                "url: 's3://bucket/a//b'   | courant.store.url is 's3://bucket/a//b'",
                "url: 's3://bucket/a/../b' | courant.store.url is 's3://bucket/a/../b'",
                "url: 's3://bucket?x=y'    | courant.store.url is 's3://bucket?***'",
                "url: 's3://u:pw@bucket/x' | courant.store.url is 's3://***@bucket/x'",
                "endpoint: 'http://x'      | courant.store.endpoint is set, but courant.store.url"
                        + " is 'file:reports', a directory",
                "path-style: true          | courant.store.path-style is set, but"
                        + " courant.store.url",
                "secret-key: pw            | courant.store.secret-key is set, but"
                        + " courant.store.url",
                "url: 's3://bucket', access-key: pw | courant.store.access-key is set, but"
                        + " courant.store.secret-key is not",
                "url: 's3://bucket', secret-key: pw | courant.store.secret-key is set, but"
                        + " courant.store.access-key is not",
                "url: 's3://bucket', path-style: yes please | courant.store.path-style is 'yes"
                        + " please', but must be true or false",
                "url: 's3://bucket', region: 'eu west' | courant.store.region is 'eu west'",
                "url: 's3://bucket', endpoint: 'minio:9000' | courant.store.endpoint must be an"
                        + " http or https address",
                "url: 's3://bucket', endpoint: 'http://u:pw@minio' | courant.store.endpoint must be"
                        + " an http or https address without user",
                "public-url: 'news.example.org' | courant.store.public-url must be an http or"
                        + " https",
                "public-url: 'https://x/?a=b' | courant.store.public-url must be an http or https",
            })
    void namesTheKeyOfWhatIsWrong(String keys, String message) {
        assertThatThrownBy(() -> parse(keys))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("pw");
    }

    private static StoreSettings parse(String keys) {
        return ConfigFile.parse("courant: { store: { " + keys + " } }", "f.yaml", Map.of()).store();
    }
}
