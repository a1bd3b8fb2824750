package dev.courant.publisher;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.courant.async.AsyncStage;
import dev.courant.async.CallPool;
import dev.courant.notify.Notice;
import dev.courant.publisher.outbox.Outbox;
import dev.courant.schemas.Announcement;
import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Delivery;
import dev.courant.schemas.Edition;
import dev.courant.schemas.EnrichedEvent;
import dev.courant.schemas.ModelAnswer;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.Topics;
import dev.courant.schemas.WatchedRepo;
import dev.courant.store.ObjectStore;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * From closed days to editions: digests of all repositories come together in one partition, because
 * an edition needs them all and the front page is one.
 */
public final class PublisherTopology implements Supplier<Topology> {

    static final String WATCHLIST_SOURCE = "watchlist";
    static final String DIGESTS_SOURCE = "digests";
    static final String OF_THE_PAPER = "of-the-paper";
    static final String TO_PAPER = "to-paper";
    static final String CLOSED_DAYS = "closed-days";
    static final String EDITOR = "editor";
    static final String PERIODS = "periods";
    static final String COUNTED = "counted";
    static final String EDITIONS_SINK = "editions";
    static final String ANSWERS_SOURCE = "known";
    static final String ANSWERS_SINK = "answers";
    static final String ONLY_EDITIONS = "only-editions";
    static final String ONLY_ANSWERS = "only-answers";

    static final String NEW_EDITIONS = "new-editions";
    static final String HERALD = "herald";
    static final String ENRICHED_SOURCE = "enriched";
    static final String EVENTS_OF_THE_PAPER = "events-of-the-paper";
    static final String ANNOUNCEMENTS_SOURCE = "announcements";
    static final String ANNOUNCEMENTS_OF_THE_PAPER = "announcements-of-the-paper";
    static final String TO_ANNOUNCER = "to-announcer";
    static final String ANNOUNCED = "announced";
    static final String ANNOUNCER = "announcer";
    static final String NEWS_AND_ANNOUNCEMENTS = "news-and-announcements";
    static final String NEWS_SINK = "news";
    static final String DELIVERIES_SINK = "deliveries";
    static final String ALL_NOTICES = "all-notices";

    static final String WATCHED_STORE = "watched-repos";
    static final String DIGESTS_STORE = "day-digests";
    static final String EDITIONS_STORE = "published-editions";
    static final String PENDING_STORE = "pending-editions";
    static final String PERIODS_STORE = "published-periods";
    static final String PENDING_PERIODS_STORE = "pending-periods";
    static final String ANSWERS_STORE = "known-answers";

    /** Key of everything that goes into the one paper that a deployment makes. */
    private static final String PAPER = "daily";

    private final PublisherConfig config;
    private final Topics topics;
    private final AvroSerdes avro;
    private final CallPool pool;
    private final ObjectStore store;
    private final @Nullable Columnist columnist;
    private final Map<LocalDate, Edition> originals;
    private final @Nullable Outbox outbox;
    private final String name;
    private final EditionMeter meter;

    /**
     * Without a model: editions have no summary but numbers.
     *
     * @param pool where editions are rendered and written
     * @param store where they are put; what it cannot take now is tried again until it does
     */
    public PublisherTopology(
            PublisherConfig config,
            Topics topics,
            AvroSerdes avro,
            CallPool pool,
            ObjectStore store) {
        this(config, topics, avro, pool, store, null, Map.of(), null, "", EditionMeter.NONE);
    }

    private PublisherTopology(
            PublisherConfig config,
            Topics topics,
            AvroSerdes avro,
            CallPool pool,
            ObjectStore store,
            @Nullable Columnist columnist,
            Map<LocalDate, Edition> originals,
            @Nullable Outbox outbox,
            String name,
            EditionMeter meter) {
        this.config = config;
        this.topics = topics;
        this.avro = avro;
        this.pool = pool;
        this.store = store;
        this.columnist = columnist;
        this.originals = originals;
        this.outbox = outbox;
        this.name = name;
        this.meter = meter;
    }

    /** The same with a model's summary and outlook. */
    public PublisherTopology withModel(Columnist writer) {
        return new PublisherTopology(
                config, topics, avro, pool, store, writer, originals, outbox, name, meter);
    }

    /**
     * The same for days that were published elsewhere. A day whose digests say the same keeps its
     * revision and what a model wrote of it, so that it comes out as it was; any other is the next
     * revision.
     */
    public PublisherTopology reprinting(Collection<Edition> editions) {
        var byDay = editions.stream().collect(toUnmodifiableMap(Edition::getDay, e -> e));
        return new PublisherTopology(
                config, topics, avro, pool, store, columnist, byDay, outbox, name, meter);
    }

    /**
     * The same with destinations that are told of editions and events.
     *
     * @param paper name of the paper, which no other of the deployment has
     */
    public PublisherTopology telling(Outbox destinations, String paper) {
        return new PublisherTopology(
                config,
                topics,
                avro,
                pool,
                store,
                columnist,
                originals,
                destinations,
                paper,
                meter);
    }

    /** The same, and the meter is told of each edition. */
    public PublisherTopology meteredBy(EditionMeter newMeter) {
        return new PublisherTopology(
                config, topics, avro, pool, store, columnist, originals, outbox, name, newMeter);
    }

    @Override
    public Topology get() {
        var builder = new StreamsBuilder();
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(WATCHED_STORE),
                                Serdes.String(),
                                avro.of(WatchedRepo.class))
                        .withLoggingDisabled(),
                topics.watchlist(),
                consumed(WatchedRepo.class, WATCHLIST_SOURCE),
                WatchedRepos::new);
        builder.addStateStore(store(DIGESTS_STORE, avro.of(RepoDayDigest.class)));
        builder.addStateStore(store(EDITIONS_STORE, avro.of(Edition.class)));
        builder.addStateStore(AsyncStage.store(PENDING_STORE));
        builder.addStateStore(store(PERIODS_STORE, avro.of(Edition.class)));
        builder.addStateStore(AsyncStage.store(PENDING_PERIODS_STORE));
        if (columnist != null) {
            builder.globalTable(
                    topics.answers(),
                    consumed(ModelAnswer.class, ANSWERS_SOURCE),
                    Materialized.as(Stores.persistentKeyValueStore(ANSWERS_STORE)));
        }
        var printed = printed(builder).peek(this::count, Named.as(COUNTED));
        to(printed, Edition.class, topics.editions(), ONLY_EDITIONS, EDITIONS_SINK);
        if (columnist != null) {
            to(printed, ModelAnswer.class, topics.answers(), ONLY_ANSWERS, ANSWERS_SINK);
        }
        if (outbox != null) {
            tell(builder, outbox, printed);
        }
        return builder.build();
    }

    private void count(String key, SpecificRecord value) {
        if (value instanceof Edition edition) {
            meter.published(edition);
        }
    }

    private KStream<String, SpecificRecord> printed(StreamsBuilder builder) {
        var press = new Press(config, store);
        var periods = new PeriodPress(config, press, store);
        return builder.stream(topics.digests(), consumed(RepoDayDigest.class, DIGESTS_SOURCE))
                .filter(
                        (key, digest) -> digest != null && config.isAbout(digest.getRepo()),
                        Named.as(OF_THE_PAPER))
                .selectKey((key, digest) -> PAPER, Named.as(TO_PAPER))
                .repartition(
                        Repartitioned.with(Serdes.String(), avro.of(RepoDayDigest.class))
                                .withName(CLOSED_DAYS)
                                .withNumberOfPartitions(1))
                .process(
                        () -> new EditionProcessor(config, pool, press, columnist, originals),
                        Named.as(EDITOR),
                        DIGESTS_STORE,
                        EDITIONS_STORE,
                        PERIODS_STORE,
                        PENDING_STORE)
                .process(
                        () -> new PeriodProcessor(config, pool, periods, columnist),
                        Named.as(PERIODS),
                        DIGESTS_STORE,
                        EDITIONS_STORE,
                        PERIODS_STORE,
                        PENDING_PERIODS_STORE);
    }

    private void tell(
            StreamsBuilder builder, Outbox told, KStream<String, SpecificRecord> printed) {
        var text = new NoticeText(config, name);
        KStream<String, Notice> news =
                only(printed, Edition.class, NEW_EDITIONS)
                        .process(
                                () -> new Herald(config, told.destinations(), text),
                                Named.as(HERALD),
                                DIGESTS_STORE,
                                EDITIONS_STORE,
                                PERIODS_STORE);
        // In the transaction that publishes it: who sees the edition sees whom it is news to.
        to(Outbox.due(news), NEWS_SINK);
        var notices = news.merge(announced(builder, told, text), Named.as(NEWS_AND_ANNOUNCEMENTS));
        if (told.maxAlertAge().isPresent()) {
            var events =
                    builder.stream(
                                    topics.enriched(),
                                    Consumed.with(Serdes.String(), avro.of(EnrichedEvent.class))
                                            .withOffsetResetPolicy(
                                                    AutoOffsetReset.byDuration(
                                                            told.maxAlertAge().get()))
                                            .withName(ENRICHED_SOURCE))
                            .filter(
                                    (repo, event) -> event != null && config.isAbout(repo),
                                    Named.as(EVENTS_OF_THE_PAPER));
            notices = notices.merge(told.alerts(events, text::of), Named.as(ALL_NOTICES));
        }
        to(told.send(builder, notices, name), DELIVERIES_SINK);
    }

    /** Where the editions are known: that is one partition. */
    private KStream<String, Notice> announced(
            StreamsBuilder builder, Outbox told, NoticeText text) {
        return builder.stream(
                        topics.announcements(), consumed(Announcement.class, ANNOUNCEMENTS_SOURCE))
                .filter(
                        (key, announcement) ->
                                announcement != null && announcement.getPublisher().equals(name),
                        Named.as(ANNOUNCEMENTS_OF_THE_PAPER))
                .selectKey((key, announcement) -> PAPER, Named.as(TO_ANNOUNCER))
                .repartition(
                        Repartitioned.with(Serdes.String(), avro.of(Announcement.class))
                                .withName(ANNOUNCED)
                                .withNumberOfPartitions(1))
                .process(
                        () -> new Announcer(config, told.destinations(), text),
                        Named.as(ANNOUNCER),
                        DIGESTS_STORE,
                        EDITIONS_STORE,
                        PERIODS_STORE);
    }

    private static <T extends SpecificRecord> KStream<String, T> only(
            KStream<String, SpecificRecord> printed, Class<T> type, String name) {
        return printed.flatMapValues(
                value -> type.isInstance(value) ? List.of(type.cast(value)) : List.<T>of(),
                Named.as(name));
    }

    private <T extends SpecificRecord> void to(
            KStream<String, SpecificRecord> printed,
            Class<T> type,
            String topic,
            String only,
            String sink) {
        only(printed, type, only)
                .to(topic, Produced.with(Serdes.String(), avro.of(type)).withName(sink));
    }

    private void to(KStream<String, Delivery> deliveries, String sink) {
        deliveries.to(
                topics.deliveries(),
                Produced.with(Serdes.String(), avro.of(Delivery.class)).withName(sink));
    }

    private <T extends SpecificRecord> Consumed<String, T> consumed(Class<T> type, String name) {
        return Consumed.with(Serdes.String(), avro.of(type))
                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                .withName(name);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
