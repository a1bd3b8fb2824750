package dev.courant.publisher;

import static dev.courant.publisher.Samples.DAY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.AvroSerdes;
import dev.courant.schemas.Edition;
import dev.courant.schemas.RepoDayDigest;
import dev.courant.schemas.WatchedRepo;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class OpenDaysTest {

    private static final int REPOS = 200;

    private final AvroSerdes serdes = new AvroSerdes("mock://open-days");
    private final StateStoreContext context = new MockProcessorContext<>().getStateStoreContext();
    private final AtomicInteger reads = new AtomicInteger();
    private final KeyValueStore<String, WatchedRepo> watched = store("watched", WatchedRepo.class);
    private final List<RepoDayDigest> digests = new ArrayList<>();
    private Archive archive;

    @BeforeEach
    void watchMany() {
        archive =
                new Archive(
                        Samples.config("en"),
                        watched,
                        counted(store("digests", RepoDayDigest.class)),
                        store("editions", Edition.class));
        IntStream.range(0, REPOS)
                .mapToObj("a/repo-%03d"::formatted)
                .forEach(
                        repo -> {
                            watched.put(
                                    repo,
                                    WatchedRepo.newBuilder()
                                            .setName(repo)
                                            .setSince(archive.end(DAY.minusDays(1)))
                                            .build());
                            digests.add(Samples.digest(repo, DAY));
                        });
    }

    @Test
    @DisplayName("a day is due with its last digest, whose order does not matter")
    void waitsForTheLastOne() {
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(digests, new Random(seed));
            var days = new OpenDays(archive, true);
            var day = DAY.plusDays(seed);

            for (var digest : digests) {
                assertThat(days.isDue(day)).isFalse();
                digest.setDay(day);
                archive.add(digest);
                days.add(digest);
            }

            assertThat(days.isDue(day)).isTrue();
        }
    }

    @Test
    @DisplayName("the digests of a day are read once, not once with each of them")
    void doesNotReadTheOthersAgain() {
        var days = new OpenDays(archive, true);
        for (var digest : digests) {
            archive.add(digest);
            days.add(digest);
            days.isDue(DAY);
        }

        assertThat(reads).hasValueLessThanOrEqualTo(REPOS);
    }

    @Test
    @DisplayName("one that could not be read is waited for, if that is wanted, until it comes back")
    void waitsForOneThatFailed() {
        digests.forEach(archive::add);
        var failed = Samples.failed("a/repo-007", DAY, "away");
        archive.add(failed);
        var patient = new OpenDays(archive, true);
        var impatient = new OpenDays(archive, false);

        assertThat(patient.isDue(DAY)).isFalse();
        assertThat(impatient.isDue(DAY)).isTrue();

        var back = Samples.digest("a/repo-007", DAY);
        archive.add(back);
        patient.add(back);
        assertThat(patient.isDue(DAY)).isTrue();
    }

    @Test
    @DisplayName("one that is no longer watched is not waited for")
    void doesNotWaitForOneThatIsGone() {
        digests.subList(1, REPOS).forEach(archive::add);
        var days = new OpenDays(archive, true);
        assertThat(days.isDue(DAY)).isFalse();

        watched.delete(digests.getFirst().getRepo());

        assertThat(days.isDue(DAY)).isTrue();
    }

    private <T extends SpecificRecord> KeyValueStore<String, T> store(String name, Class<T> type) {
        var store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(name),
                                Serdes.String(),
                                serdes.of(type))
                        .withLoggingDisabled()
                        .build();
        store.init(context, store);
        return store;
    }

    @SuppressWarnings("unchecked")
    private KeyValueStore<String, RepoDayDigest> counted(
            KeyValueStore<String, RepoDayDigest> store) {
        return (KeyValueStore<String, RepoDayDigest>)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {KeyValueStore.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("get")) {
                                reads.incrementAndGet();
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
