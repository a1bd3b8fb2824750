package dev.courant.store;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

import java.net.URI;
import java.time.Duration;

/**
 * Makes clients whose calls end in time, and that ask other servers than Amazon's for no extras.
 */
final class S3Clients {

    /** Whoever publishes tries again for as long as it takes: here, only a stumble is hidden. */
    private static final int ATTEMPTS = 2;

    private static final BackoffStrategy PAUSE =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(1));

    private static final Region ANY = Region.US_EAST_1;

    private S3Clients() {}

    /**
     * @throws IllegalArgumentException if there is no region to be found
     */
    static S3Client open(S3Config config) {
        var builder =
                S3Client.builder()
                        .region(region(config))
                        .forcePathStyle(config.pathStyle())
                        .overrideConfiguration(limits(config))
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(config.attemptTimeout())
                                        .socketTimeout(config.attemptTimeout()));
        config.credentials().ifPresent(keys -> builder.credentialsProvider(provider(keys)));
        config.endpoint().ifPresent(endpoint -> reachOwn(builder, endpoint));
        return builder.build();
    }

    private static ClientOverrideConfiguration limits(S3Config config) {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(config.callTimeout())
                .apiCallAttemptTimeout(config.attemptTimeout())
                .retryStrategy(
                        StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .backoffStrategy(PAUSE)
                                .throttlingBackoffStrategy(PAUSE)
                                .build())
                .build();
    }

    private static StaticCredentialsProvider provider(S3Credentials keys) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
    }

    /**
     * Amazon's additions to its protocol (checksums in trailers, chunks that are signed one by one,
     * asking before sending) are what compatible servers stumble over.
     */
    private static void reachOwn(S3ClientBuilder builder, URI endpoint) {
        builder.endpointOverride(endpoint)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder()
                                .chunkedEncodingEnabled(false)
                                .expectContinueEnabled(false)
                                .build());
    }

    private static Region region(S3Config config) {
        if (config.region().isPresent()) {
            return Region.of(config.region().get());
        }
        return config.endpoint().isPresent() ? ANY : regionOfEnvironment();
    }

    private static Region regionOfEnvironment() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new IllegalArgumentException(
                    "The region of the bucket is not known: set it, or AWS_REGION in the"
                            + " environment",
                    e);
        }
    }
}
