package dev.courant.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Objects in a bucket of Amazon S3 or of a server that speaks its protocol.
 *
 * <p>Each write looks first: what is there with the same bytes, type and caching is left alone;
 * anything else is replaced on the condition that it is still what was seen, or still absent. A
 * server that ignores conditions is written to all the same, and one that refuses them is asked
 * without; {@link #probe} tells.
 */
public final class S3Store implements ObjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(S3Store.class);

    /** Nothing that Courant writes comes near; more than this is not read into memory. */
    private static final int LARGEST = 64 << 20;

    private static final String PROBE = OWN + "/probe";
    private static final byte[] PROBE_TEXT =
            "Courant writes this object to see whether it can.\n".getBytes(StandardCharsets.UTF_8);
    private static final Metadata PROBE_METADATA = Metadata.replaceable("text/plain");
    private static final Condition NEVER_TRUE =
            Condition.unchangedSince("\"00000000000000000000000000000000\"");

    private final S3Config config;
    private final S3Client client;
    private final S3Bucket bucket;

    private S3Store(S3Config config, S3Client client) {
        this.config = config;
        this.client = client;
        this.bucket = new S3Bucket(config, client);
    }

    /**
     * A store that asks nothing yet.
     *
     * @throws IllegalArgumentException if no region is given, and none can be found
     */
    public static S3Store open(S3Config config) {
        return new S3Store(config, S3Clients.open(config));
    }

    @Override
    public Written put(String path, byte[] bytes, Metadata metadata) throws IOException {
        var before = bucket.read(path, bytes.length);
        if (before.isPresent() && before.get().is(bytes, metadata)) {
            return Written.UNCHANGED;
        }
        write(path, bytes, metadata, before.map(Stored::unchanged).orElse(Condition.ABSENT));
        if (before.isPresent() && metadata.caching() == Caching.IMMUTABLE) {
            LOG.warn(
                    "{} was there with other bytes, although it never changes; replaced",
                    config.locate(path));
        }
        return before.isPresent() ? Written.REPLACED : Written.CREATED;
    }

    /** What is refused because it is there already is our own, and the answer to it was lost. */
    private void write(String path, byte[] bytes, Metadata metadata, Condition condition)
            throws IOException {
        try {
            bucket.write(path, bytes, metadata, condition);
        } catch (ConflictException e) {
            if (bucket.read(path, bytes.length).filter(now -> now.is(bytes, metadata)).isEmpty()) {
                throw e;
            }
        }
    }

    /**
     * @throws IOException also if the object has more than 64 MiB
     */
    @Override
    public Optional<byte[]> get(String path) throws IOException {
        var found = bucket.read(path, LARGEST);
        var whole = found.flatMap(Stored::whole);
        if (found.isPresent() && whole.isEmpty()) {
            throw new IOException(
                    config.locate(path) + " has more than 64 MiB: it is none of Courant's.");
        }
        return whole;
    }

    @Override
    public ObjectStore below(String prefix) {
        return new S3Store(config.below(prefix), client);
    }

    @Override
    public String describe() {
        return config.describe();
    }

    /** Its object stays: another publisher may be trying at the same time. */
    @Override
    public Probe probe() {
        try {
            bucket.write(PROBE, PROBE_TEXT, PROBE_METADATA, Condition.NONE);
            if (get(PROBE).isEmpty()) {
                return Probe.failed(config.locate(PROBE) + " was written, but is not there.");
            }
            return Probe.passed(conditionalWrites(), describe());
        } catch (IOException e) {
            return Probe.failed(e.getMessage());
        }
    }

    private ConditionalWrites conditionalWrites() throws IOException {
        boolean honoured = refuses(Condition.ABSENT) && refuses(NEVER_TRUE);
        if (!bucket.takesConditions()) {
            return ConditionalWrites.REFUSED;
        }
        return honoured ? ConditionalWrites.HONOURED : ConditionalWrites.IGNORED;
    }

    private boolean refuses(Condition condition) throws IOException {
        try {
            bucket.write(PROBE, PROBE_TEXT, PROBE_METADATA, condition);
            return false;
        } catch (ConflictException e) {
            return true;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
