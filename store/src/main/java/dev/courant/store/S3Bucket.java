package dev.courant.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Single requests to a bucket. Safe for use by many threads. */
final class S3Bucket {

    private static final Logger LOG = LoggerFactory.getLogger(S3Bucket.class);

    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;

    /** A failed condition, and Amazon's word for two conditional writes at a time. */
    private static final Set<Integer> CONFLICT = Set.of(412, 409);

    private final S3Config config;
    private final S3Client client;
    private volatile boolean conditional = true;

    S3Bucket(S3Config config, S3Client client) {
        this.config = config;
        this.client = client;
    }

    /** False once the server has said that it takes no conditional writes. */
    boolean takesConditions() {
        return conditional;
    }

    /**
     * Reads an object.
     *
     * @param limit in bytes; of a longer object, only what it is
     */
    Optional<Stored> read(String path, int limit) throws IOException {
        try {
            return Optional.of(
                    client.getObject(
                            request -> request.bucket(config.bucket()).key(config.key(path)),
                            (head, body) -> stored(head, body, limit)));
        } catch (S3Exception e) {
            if (isAbsent(e)) {
                return Optional.empty();
            }
            throw S3Failures.of("read", path, config, e);
        } catch (SdkException e) {
            throw S3Failures.of("read", path, config, e);
        }
    }

    private static Stored stored(GetObjectResponse head, AbortableInputStream body, int limit) {
        var length = head.contentLength();
        if (length != null && length > limit) {
            body.abort();
            return new Stored(head, null);
        }
        try {
            var bytes = body.readNBytes(limit);
            return new Stored(head, body.read() < 0 ? bytes : null);
        } catch (IOException e) {
            throw RetryableException.create("The answer could not be read", e);
        }
    }

    /**
     * Writes an object.
     *
     * @throws ConflictException if the condition does not hold
     */
    void write(String path, byte[] bytes, Metadata metadata, Condition condition)
            throws IOException {
        try {
            put(path, bytes, metadata, conditional ? condition : Condition.NONE);
        } catch (S3Exception e) {
            if (conditional && condition.any() && e.statusCode() == NOT_IMPLEMENTED) {
                conditional = false;
                LOG.warn("{} takes no conditional writes", config.describe());
                write(path, bytes, metadata, Condition.NONE);
            } else if (condition.any() && isConflict(condition, e)) {
                throw S3Failures.conflict(path, config, e);
            } else {
                throw S3Failures.of("write", path, config, e);
            }
        } catch (SdkException e) {
            throw S3Failures.of("write", path, config, e);
        }
    }

    private static boolean isConflict(Condition condition, S3Exception e) {
        boolean gone = condition.ifMatch() != null && isAbsent(e);
        return gone || CONFLICT.contains(e.statusCode());
    }

    private static boolean isAbsent(S3Exception e) {
        return e.statusCode() == NOT_FOUND && !S3Failures.isNoBucket(e);
    }

    private void put(String path, byte[] bytes, Metadata metadata, Condition condition) {
        client.putObject(
                request ->
                        request.bucket(config.bucket())
                                .key(config.key(path))
                                .contentType(metadata.mediaType())
                                .cacheControl(metadata.caching().header())
                                .ifMatch(condition.ifMatch())
                                .ifNoneMatch(condition.ifNoneMatch()),
                RequestBody.fromBytes(bytes));
    }
}
