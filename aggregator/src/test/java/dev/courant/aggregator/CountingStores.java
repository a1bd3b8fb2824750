package dev.courant.aggregator;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Stores in memory that count what is asked of them. */
final class CountingStores implements Function<String, KeyValueBytesStoreSupplier> {

    private static final Set<String> SCANS =
            Set.of("range", "reverseRange", "all", "reverseAll", "prefixScan");

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @Override
    public KeyValueBytesStoreSupplier apply(String name) {
        var memory = Stores.inMemoryKeyValueStore(name);
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return counting(memory.get());
            }

            @Override
            public String metricsScope() {
                return memory.metricsScope();
            }
        };
    }

    int scans() {
        return SCANS.stream().mapToInt(scan -> calls.getOrDefault(scan, 0)).sum();
    }

    int points() {
        return calls.getOrDefault("get", 0) + calls.getOrDefault("put", 0);
    }

    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> counting(KeyValueStore<Bytes, byte[]> store) {
        return (KeyValueStore<Bytes, byte[]>)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {KeyValueStore.class},
                        (proxy, method, arguments) -> {
                            calls.merge(method.getName(), 1, Integer::sum);
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
