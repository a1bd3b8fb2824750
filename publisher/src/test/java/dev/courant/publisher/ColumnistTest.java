package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.llm.AnswerStore;
import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.Usage;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.Level;
import dev.courant.testkit.http.Fault;
import dev.courant.testkit.llm.BadAnswer;
import dev.courant.testkit.llm.ChatRequest;
import dev.courant.testkit.llm.LlmFault;
import dev.courant.testkit.llm.LlmSimulator;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ColumnistTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose private final LlmSimulator models = LlmSimulator.start();

    @AutoClose
    private final LlmClient client =
            new LlmClient(
                    LlmConfig.of(models.url(), Optional.empty(), List.of("first")),
                    InstantSource.system());

    private final List<Spent> spent = Collections.synchronizedList(new ArrayList<>());

    /** What the meter was told. */
    private record Spent(String repo, String model, Usage usage) {}

    private Columnist columnist(String language, Duration patience) {
        models.language(language);
        return new Columnist(
                "Kilns",
                language,
                client,
                InstantSource.system(),
                patience,
                (repo, model, usage) -> spent.add(new Spent(repo, model, usage)),
                Duration.ofMillis(1));
    }

    private Columnist columnist() {
        return columnist("en", PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void writesInTheLanguageOfThePaper(String language) throws Exception {
        var column = columnist(language, PATIENCE).write(day("Fire it up"), AnswerStore.NONE);

        var prose = column.prose();
        assertThat(prose.problem()).isNull();
        assertThat(prose.by()).isEqualTo("first");
        assertThat(prose.summary().codePoints().anyMatch(Character::isIdeographic))
                .isEqualTo(language.equals("zh"));
        assertThat(prose.outlook()).startsWith("- ");
        assertThat(prose.usage().getCalls()).isEqualTo(1);
        assertThat(prose.usage().getPromptTokens()).isPositive();
    }

    @Test
    void showsTheModelEveryEventAndHowToCiteIt() throws Exception {
        var content = day("Fire it up", "Cool it down");

        columnist().write(content, AnswerStore.NONE);

        var citations = Citations.of(content.repos());
        ChatRequest asked = models.texts().getFirst();
        for (var event : content.repos().getFirst().events()) {
            assertThat(asked.dataText()).contains(citations.token(event), event.getTitle());
            assertThat(asked.instructions()).doesNotContain(event.getTitle());
        }
    }

    @Test
    void doesNotPayTwiceForTheSameDay() throws Exception {
        var content = day("Fire it up");
        var first = columnist().write(content, AnswerStore.NONE);
        Map<String, String> store = new HashMap<>();
        first.answers().forEach(kept -> store.put(kept.key(), kept.answer().getAnswer()));
        models.forget();

        var again = columnist().write(content, key -> Optional.ofNullable(store.get(key)));

        assertThat(store).hasSize(1);
        assertThat(models.requests()).isEmpty();
        assertThat(again.answers()).isEmpty();
        assertThat(again.prose().summary()).isEqualTo(first.prose().summary());
        assertThat(again.prose().usage().getCalls()).isZero();
    }

    @Test
    void doesNotPayAgainWhenTheStoreDidNotTakeTheEdition() throws Exception {
        var columnist = columnist();
        var first = columnist.write(day("Fire it up"), AnswerStore.NONE);

        var again = columnist.write(day("Fire it up"), AnswerStore.NONE);

        assertThat(models.requests()).hasSize(1);
        assertThat(again).isEqualTo(first);
        var paid = models.tokens();
        assertThat(spent)
                .containsExactly(
                        new Spent("", "first", new Usage(1, paid.prompt(), paid.completion())));
    }

    @Test
    void asksNobodyAboutADayOnWhichNothingHappened() throws Exception {
        var column = columnist().write(day(), AnswerStore.NONE);

        assertThat(column.prose()).isEqualTo(EditionProse.NONE);
        assertThat(models.requests()).isEmpty();
    }

    @Test
    void saysThatTheModelsAreDown() throws Exception {
        models.faults().always(LlmFault.serverError(503));

        var column = columnist().write(day("Fire it up"), AnswerStore.NONE);

        assertThat(column.prose().summary()).isNull();
        assertThat(column.prose().problem()).isEqualTo("unavailable");
        assertThat(models.requests()).hasSize(3);
        assertThat(spent).containsExactly(new Spent("", "", new Usage(3, 0, 0)));
    }

    @Test
    void doesNotWaitForAModelThatHangs() throws Exception {
        models.faults().always(LlmFault.hang());

        var column =
                columnist("en", Duration.ofMillis(300)).write(day("Fire it"), AnswerStore.NONE);

        assertThat(column.prose().problem()).isEqualTo("unavailable");
    }

    static Stream<Fault> badAnswers() {
        return Stream.concat(BadAnswer.all().stream(), Stream.of(BadAnswer.cutOffUnsaid()));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void aBadAnswerIsMendedOrRefusedAndNeverPrinted(Fault fault) throws Exception {
        models.faults().always(fault);

        var prose = columnist().write(day("Fire it up"), AnswerStore.NONE).prose();

        if (prose.summary() == null) {
            assertThat(prose.problem()).as(fault.name()).isEqualTo("bad-answer");
        } else {
            assertThat(prose.summary()).doesNotContain("{", "```").endsWith(".");
        }
    }

    @Test
    void asksOnceMoreForAnAnswerInTheRightLanguage() throws Exception {
        models.faults().next(1, BadAnswer.wrongLanguage());

        var prose = columnist("zh", PATIENCE).write(day("Fire it up"), AnswerStore.NONE).prose();

        assertThat(prose.summary()).isNotNull();
        assertThat(models.requests()).hasSize(2);
    }

    @Test
    void condensesRepositoriesOfADayThatIsTooLargeForOneQuestion() throws Exception {
        var repos = new ArrayList<RepoDay>();
        repos.add(repo("acme/large", 600));
        repos.add(repo("acme/larger", 900));
        repos.add(repo("acme/small", 2));
        var content = EditionContent.withoutModel(DAY, 1, repos);

        var column = columnist().write(content, AnswerStore.NONE);

        assertThat(models.texts())
                .extracting(request -> request.schemaName().orElseThrow())
                .containsExactlyInAnyOrder("brief", "brief", "edition");
        var edition = models.texts().getLast();
        assertThat(edition.dataText())
                .contains("acme/large", "acme/larger", "Change 1 of acme/small");
        assertThat(models.requests())
                .allSatisfy(request -> assertThat(request.usage().prompt()).isLessThan(16_000));
        assertThat(column.answers()).hasSize(3);
        assertThat(column.prose().usage().getCalls()).isEqualTo(3);
        assertThat(spent)
                .extracting(Spent::repo)
                .containsExactlyInAnyOrder("acme/large", "acme/larger", "");
    }

    private static EditionContent day(String... titles) {
        var events = new ArrayList<EnrichedEvent>();
        for (var title : titles) {
            events.add(Samples.commit("acme/kiln", events.size(), Level.HIGH, title));
        }
        var digest = Samples.digest("acme/kiln", DAY, events.toArray(EnrichedEvent[]::new));
        return EditionContent.withoutModel(DAY, 1, List.of(RepoDay.of(digest)));
    }

    private static RepoDay repo(String name, int events) {
        var all = new EnrichedEvent[events];
        for (int i = 0; i < events; i++) {
            all[i] = Samples.commit(name, i, Level.MEDIUM, "Change " + i + " of " + name);
        }
        return RepoDay.of(Samples.digest(name, DAY, all));
    }
}
