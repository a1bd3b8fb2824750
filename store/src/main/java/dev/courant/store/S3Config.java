package dev.courant.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a bucket is and how it is reached.
 *
 * @param bucket 3 to 63 letters, digits, dots, hyphens or underscores
 * @param prefix of all keys, in the form of a path; empty for none
 * @param endpoint of the server; empty for Amazon's own of the region
 * @param region of the bucket; if empty, what the AWS SDK finds in its environment, or {@code
 *     us-east-1} for a server with an endpoint, most of which know no other
 * @param pathStyle whether the bucket stands in the path of an address, not in its host name
 * @param credentials if empty, what the AWS SDK finds in its environment
 * @param callTimeout of one operation, with the SDK's own retries; 30 s by default
 * @param attemptTimeout of one request; 10 s by default
 */
public record S3Config(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        Optional<S3Credentials> credentials,
        Duration callTimeout,
        Duration attemptTimeout) {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,62}");
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    public S3Config {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("'" + bucket + "' is no name of a bucket");
        }
        if (!prefix.isEmpty()) {
            ObjectPath.require(prefix);
        }
    }

    /** A bucket at Amazon, with what the AWS SDK finds in its environment. */
    public static S3Config of(String bucket, String prefix) {
        return new S3Config(
                bucket,
                prefix,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                CALL_TIMEOUT,
                ATTEMPT_TIMEOUT);
    }

    /** At a server of one's own, in path style: few of them have a host name for each bucket. */
    public S3Config at(URI address) {
        return new S3Config(
                bucket,
                prefix,
                Optional.of(address),
                region,
                true,
                credentials,
                callTimeout,
                attemptTimeout);
    }

    public S3Config withPathStyle(boolean inPath) {
        return new S3Config(
                bucket, prefix, endpoint, region, inPath, credentials, callTimeout, attemptTimeout);
    }

    public S3Config withRegion(String name) {
        return new S3Config(
                bucket,
                prefix,
                endpoint,
                Optional.of(name),
                pathStyle,
                credentials,
                callTimeout,
                attemptTimeout);
    }

    public S3Config withCredentials(S3Credentials keys) {
        return new S3Config(
                bucket,
                prefix,
                endpoint,
                region,
                pathStyle,
                Optional.of(keys),
                callTimeout,
                attemptTimeout);
    }

    public S3Config withTimeouts(Duration call, Duration attempt) {
        return new S3Config(
                bucket, prefix, endpoint, region, pathStyle, credentials, call, attempt);
    }

    S3Config below(String path) {
        return new S3Config(
                bucket,
                key(path),
                endpoint,
                region,
                pathStyle,
                credentials,
                callTimeout,
                attemptTimeout);
    }

    /** An object for people. */
    public String locate(String path) {
        return "s3://" + bucket + "/" + key(path);
    }

    /** The key of an object. */
    String key(String path) {
        ObjectPath.require(path);
        return prefix.isEmpty() ? path : prefix + "/" + path;
    }

    /** Where the objects are, for people. */
    String describe() {
        var address = "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
        return endpoint.map(server -> address + " at " + server).orElse(address);
    }
}
