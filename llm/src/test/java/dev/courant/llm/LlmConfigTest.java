package dev.courant.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LlmConfigTest {

    private static final URI SERVER = URI.create("https://api.example.org/v1");
    private static final Price CHEAP = new Price(new BigDecimal("0.27"), new BigDecimal("1.10"));

    private final LlmConfig config = LlmConfig.of(SERVER, Optional.empty(), List.of("a", "b"));

    @Test
    void hasDefaults() {
        assertThat(config)
                .isEqualTo(
                        new LlmConfig(
                                SERVER,
                                Optional.empty(),
                                List.of("a", "b"),
                                Duration.ofSeconds(45),
                                32,
                                0,
                                0,
                                0,
                                Map.of()));
    }

    @Test
    void takesABlankKeyForNoneAndTrimsOneFromAFile() {
        assertThat(LlmConfig.of(SERVER, Optional.of(" \n"), List.of("a")).apiKey()).isEmpty();
        assertThat(LlmConfig.of(SERVER, Optional.of("abc\n"), List.of("a")).apiKey())
                .isEqualTo(ApiKey.of("abc"));
    }

    @Test
    void neverShowsTheKey() {
        LlmConfig secret = LlmConfig.of(SERVER, Optional.of("sk-secret"), List.of("a"));

        assertThat(secret.toString()).contains("set").doesNotContain("sk-secret");
        assertThat(secret.apiKey().toString()).doesNotContain("sk-secret");
        assertThatThrownBy(() -> ApiKey.of("secret\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api-key")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.example.org",
                "api.example.org",
                "https:///x",
                "https://user:secret@api.example.org",
                "https://api.example.org?key=secret",
                "https://api.example.org#secret"
            })
    void refusesAnAddressThatIsNoBaseWithoutShowingIt(String address) {
        assertThatThrownBy(() -> LlmConfig.of(URI.create(address), Optional.empty(), List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertRefused("models", () -> LlmConfig.of(SERVER, Optional.empty(), List.of()));
        assertRefused("models", () -> LlmConfig.of(SERVER, Optional.empty(), List.of(" ")));
        assertRefused("models", () -> LlmConfig.of(SERVER, Optional.empty(), List.of("a", "a ")));
        assertRefused("timeout", () -> config.withTimeout(Duration.ZERO));
        assertRefused("concurrency", () -> config.withConcurrency(0));
        assertRefused("requests-per-minute", () -> config.withRequestsPerMinute(-1));
        assertRefused("tokens-per-minute", () -> config.withTokensPerMinute(-1));
        assertRefused("tokens-per-day", () -> config.withTokensPerDay(-1));
        assertRefused("prices", () -> config.withPrices(Map.of("c", CHEAP)));
        assertRefused("price", () -> new Price(BigDecimal.ONE.negate(), BigDecimal.ONE));
    }

    @Test
    void knowsWhatAModelCosts() {
        LlmConfig priced = config.withPrices(Map.of("a", CHEAP));
        Usage usage = new Usage(3, 1_000_000, 500_000);

        assertThat(priced.cost("a", usage)).hasValueSatisfying(isMoney("0.82"));
        assertThat(priced.cost("a", new Usage(1, 1, 0))).hasValueSatisfying(isMoney("0.00000027"));
        assertThat(priced.cost("b", usage)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1, /v1/chat/completions",
        "/v1/, /v1/chat/completions",
        "'', /chat/completions",
        "/, /chat/completions",
        "/a%20b/v1, /a%20b/v1/chat/completions"
    })
    void findsTheCompletionsUnderTheBase(String base, String path) {
        assertThat(Http.completions(URI.create("http://localhost:1" + base)).encodedPath())
                .isEqualTo(path);
    }

    private static java.util.function.Consumer<BigDecimal> isMoney(String amount) {
        return money -> assertThat(money).isEqualByComparingTo(amount);
    }

    private static void assertRefused(String key, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("llm: ")
                .hasMessageContaining(key);
    }
}
