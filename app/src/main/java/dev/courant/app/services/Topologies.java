package dev.courant.app.services;

import dev.courant.aggregator.AggregatorConfig;
import dev.courant.aggregator.AggregatorTopology;
import dev.courant.app.config.ChannelSettings;
import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.EditionSettings;
import dev.courant.app.config.Secret;
import dev.courant.app.metrics.Metrics;
import dev.courant.async.CallPool;
import dev.courant.async.StageMeter;
import dev.courant.enricher.Analyst;
import dev.courant.enricher.AnalystConfig;
import dev.courant.enricher.EnricherConfig;
import dev.courant.enricher.EnricherTopology;
import dev.courant.github.GitHubClient;
import dev.courant.github.GitHubConfig;
import dev.courant.llm.LlmClient;
import dev.courant.llm.LlmConfig;
import dev.courant.llm.UsageMeter;
import dev.courant.notify.Channels;
import dev.courant.poller.PollerConfig;
import dev.courant.poller.PollerTopology;
import dev.courant.publisher.Columnist;
import dev.courant.publisher.PublisherConfig;
import dev.courant.publisher.PublisherTopology;
import dev.courant.publisher.outbox.Destination;
import dev.courant.publisher.outbox.Outbox;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Edition;
import dev.courant.schemas.Period;
import dev.courant.schemas.Topics;
import dev.courant.store.ObjectStore;

import org.apache.kafka.streams.Topology;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the topology of each stage, with the collaborators that the stages of one process share.
 */
final class Topologies implements AutoCloseable {

    /** GitHub asks for no more than a hundred requests at a time. */
    private static final int GITHUB_CALLS = 64;

    private static final int STORE_CALLS = 8;

    private final CourantConfig config;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final List<Edition> originals;
    private final GitHubClient github;
    private final Optional<LlmClient> models;
    private final CallPool modelCalls;
    private Optional<ObjectStore> store = Optional.empty();

    /** Whoever asks a model tells it what that cost: analyses, and the edition's prose. */
    private final UsageMeter usage;

    private final Metrics metrics;
    private final Channels channels = new Channels(InstantSource.system());

    private final CallPool githubCalls = CallPool.virtualThreads("github", GITHUB_CALLS);
    private final CallPool storeCalls = CallPool.virtualThreads("store", STORE_CALLS);

    /**
     * @param originals editions that were published elsewhere, and are to come out as they were
     */
    Topologies(
            CourantConfig config,
            Topics topics,
            AvroSerdes serdes,
            Metrics metrics,
            List<Edition> originals) {
        this.config = config;
        this.topics = topics;
        this.serdes = serdes;
        this.originals = originals;
        this.metrics = metrics;
        this.github =
                new GitHubClient(
                        GitHubConfig.of(
                                config.github().apiUrl(),
                                config.github().token().map(Secret::value)),
                        InstantSource.system());
        metrics.observe(github);
        this.models = config.llm().map(llm -> new LlmClient(llm, InstantSource.system()));
        this.usage = metrics.usage(config.llm());
        this.modelCalls =
                CallPool.virtualThreads(
                        "models", config.llm().map(LlmConfig::concurrency).orElse(1));
    }

    /**
     * A part of a service that has its own tasks and state.
     *
     * @param name of the stage, and of the paper if it is one of several
     */
    record Part(String name, Topology topology) {}

    /** The parts of a stage: one, or one for each paper whose days or pages are its own. */
    List<Part> of(Stage stage) {
        return stage.papers(config).stream()
                .map(paper -> new Part(stage.part(paper), topology(stage, paper)))
                .toList();
    }

    private Topology topology(Stage stage, EditionSettings paper) {
        return switch (stage) {
            case POLLER -> poller().get();
            case ENRICHER -> enricher().get();
            case AGGREGATOR -> aggregator(paper).get();
            case PUBLISHER -> publisher(paper).get();
        };
    }

    private static boolean isFirst(EditionSettings paper) {
        return paper.name().isEmpty();
    }

    private PollerTopology poller() {
        return new PollerTopology(
                        PollerConfig.defaults()
                                .withPollInterval(config.github().pollInterval())
                                .withZone(config.edition().zone()),
                        topics,
                        serdes,
                        githubCalls.meteredBy(metrics.stages(Stage.POLLER.toString())),
                        github)
                .meteredBy(metrics.polls());
    }

    private AggregatorTopology aggregator(EditionSettings paper) {
        return new AggregatorTopology(
                AggregatorConfig.in(paper.zone()), config.topics(paper), serdes);
    }

    private EnricherTopology enricher() {
        var meter = metrics.stages(Stage.ENRICHER.toString());
        var enricher =
                new EnricherTopology(
                                EnricherConfig.defaults(),
                                topics,
                                serdes,
                                githubCalls.meteredBy(meter),
                                github)
                        .meteredBy(metrics.progress());
        return models.map(
                        model ->
                                enricher.withModel(
                                        analyst(model), modelCalls.meteredBy(meter), usage))
                .orElse(enricher);
    }

    private Analyst analyst(LlmClient model) {
        var edition = config.edition();
        return new Analyst(
                AnalystConfig.of(edition.subject(), edition.language()),
                model,
                InstantSource.system());
    }

    private PublisherTopology publisher(EditionSettings paper) {
        var name = Stage.PUBLISHER.part(paper);
        var meter = metrics.stages(name);
        var publisher =
                new PublisherTopology(
                                settings(paper),
                                config.topics(paper),
                                serdes,
                                storeCalls.meteredBy(meter),
                                objects(paper))
                        .reprinting(isFirst(paper) ? originals : List.of())
                        .meteredBy(metrics.editions(name));
        var telling =
                config.channelsOf(paper).isEmpty()
                        ? publisher
                        : publisher.telling(outbox(paper, meter), name);
        return models.map(model -> telling.withModel(columnist(paper, model))).orElse(telling);
    }

    private Outbox outbox(EditionSettings paper, StageMeter meter) {
        var settings = config.channelsOf(paper);
        return new Outbox(
                settings.stream().map(this::destination).toList(),
                CallPool.virtualThreads("notify", settings.size()).meteredBy(meter),
                InstantSource.system());
    }

    private Destination destination(ChannelSettings settings) {
        return new Destination(
                metrics.measured(channels.open(settings.channel()), settings.channel().type()),
                settings.periods(),
                settings.revisions(),
                settings.maxAge(),
                settings.alerts());
    }

    /** The papers share one store; whoever publishes none opens none. */
    private ObjectStore objects(EditionSettings paper) {
        var all = store.orElseGet(() -> config.store().open());
        store = Optional.of(all);
        return isFirst(paper) ? all : all.below(paper.name());
    }

    private Columnist columnist(EditionSettings paper, LlmClient model) {
        return new Columnist(
                paper.subject(),
                paper.language(),
                model,
                InstantSource.system(),
                Columnist.DEFAULT_PATIENCE,
                usage);
    }

    private PublisherConfig settings(EditionSettings paper) {
        return new PublisherConfig(
                paper.title(),
                paper.subject(),
                paper.language(),
                paper.zone(),
                paper.history(),
                paper.deadline(),
                paper.waitsForFailed(),
                Set.copyOf(paper.repos()),
                config.store().publicUrl().map(url -> url.resolve(paper.objects())),
                config.llm().map(LlmConfig::prices).orElse(Map.of()),
                periods(paper));
    }

    private static Set<Period> periods(EditionSettings paper) {
        var periods = EnumSet.noneOf(Period.class);
        if (paper.weekly()) {
            periods.add(Period.WEEK);
        }
        if (paper.monthly()) {
            periods.add(Period.MONTH);
        }
        return periods;
    }

    @Override
    public void close() {
        github.close();
        channels.close();
        models.ifPresent(LlmClient::close);
        store.ifPresent(ObjectStore::close);
    }
}
