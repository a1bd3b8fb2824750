package dev.courant.store;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

/** What went wrong, for people: what happened, to which object, and what to do about it. */
final class S3Failures {

    private static final int LONGEST = 200;

    /** How the SDK begins to list, class by class, where it has looked. */
    private static final String NO_CREDENTIALS = "Unable to load credentials";

    private S3Failures() {}

    static boolean isNoBucket(S3Exception e) {
        return code(e).equals("NoSuchBucket");
    }

    static ConflictException conflict(String path, S3Config config, S3Exception e) {
        return new ConflictException(
                subject("write", path, config)
                        + ": somebody else wrote it at the same time. Let only one deployment"
                        + " publish there; it is safe to try again.",
                e);
    }

    /**
     * @param verb what could not be done, as in {@code read}
     */
    static IOException of(String verb, String path, S3Config config, SdkException e) {
        if (e instanceof AbortedException) {
            return new InterruptedIOException(subject(verb, path, config) + ": interrupted.");
        }
        var why = e instanceof S3Exception refused ? refusal(config, refused) : silence(e);
        return new IOException(subject(verb, path, config) + ": " + why + ".", e);
    }

    private static String subject(String verb, String path, S3Config config) {
        return "Cannot %s %s%s"
                .formatted(
                        verb,
                        config.locate(path),
                        config.endpoint().map(server -> " at " + server).orElse(""));
    }

    /** What the server said. */
    private static String refusal(S3Config config, S3Exception e) {
        return switch (code(e)) {
            case "NoSuchBucket" ->
                    "there is no bucket %s; create it, or correct its name"
                            .formatted(config.bucket());
            case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed" ->
                    otherRegion(e);
            case "SignatureDoesNotMatch", "InvalidAccessKeyId" ->
                    "the server does not accept the keys (%d %s); check access key and secret key"
                            .formatted(e.statusCode(), code(e));
            case "RequestTimeTooSkewed" ->
                    "the clocks of this machine and of the server are too far apart; set them";
            default -> byStatus(e);
        };
    }

    private static String byStatus(S3Exception e) {
        return switch (e.statusCode()) {
            case 301, 307 -> otherRegion(e);
            case 401, 403 ->
                    "access is denied (%s); the keys need s3:GetObject and s3:PutObject on the objects, and s3:ListBucket on the bucket, without which what is not there is denied as well"
                            .formatted(answer(e));
            case 429, 503 -> "the server is busy (%s); later is better".formatted(answer(e));
            default -> "the server answered %s; its operator knows more".formatted(answer(e));
        };
    }

    private static String otherRegion(S3Exception e) {
        var region =
                Optional.ofNullable(e.awsErrorDetails())
                        .map(AwsErrorDetails::sdkHttpResponse)
                        .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"));
        return "the bucket is in another region (%s); set the region%s"
                .formatted(
                        answer(e),
                        region.map(name -> " " + clean(name)).orElse(" to that of the bucket"));
    }

    /** What happened where no answer came. */
    private static String silence(SdkException e) {
        var root = root(e);
        if (e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || root instanceof SocketTimeoutException) {
            return "no answer in time; check the network and the endpoint";
        }
        if (root instanceof UnknownHostException) {
            return "its host is not known; check the endpoint, or the region";
        }
        if (root instanceof IOException) {
            return "the connection failed (%s); check the endpoint, and whether the server runs"
                    .formatted(clean(String.valueOf(root.getMessage())));
        }
        var message = String.valueOf(e.getMessage());
        return message.startsWith(NO_CREDENTIALS)
                ? "there are no keys; set access key and secret key, or what the AWS SDK looks for,"
                        + " as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                : clean(message);
    }

    private static Throwable root(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String answer(S3Exception e) {
        return clean(e.statusCode() + " " + code(e)).strip();
    }

    private static String code(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
    }

    /** The server's text is bounded, and stays in its line. */
    private static String clean(String text) {
        var plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
