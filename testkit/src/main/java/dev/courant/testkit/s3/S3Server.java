package dev.courant.testkit.s3;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;

/**
 * S3Proxy on loopback, on any free port, over a store in memory: a real server that checks
 * signatures and honours conditional writes. {@link #client} takes what HTTP client of the AWS SDK
 * it finds.
 */
public final class S3Server implements AutoCloseable {

    /** The only bucket. */
    public static final String BUCKET = "newsstand";

    public static final String ACCESS_KEY = "AKIAREADER";
    public static final String SECRET_KEY = "s3cr3t-of-the-newsstand";

    private final TransientNio2BlobStore objects;
    private final S3Proxy proxy;

    private S3Server(TransientNio2BlobStore objects, S3Proxy proxy) {
        this.objects = objects;
        this.proxy = proxy;
    }

    /** Starts a server with an empty bucket, for those who know its keys. */
    public static S3Server start() {
        return start(AuthenticationType.AWS_V4);
    }

    /** The same for everybody, as a bucket that is a site. */
    public static S3Server startPublic() {
        return start(AuthenticationType.NONE);
    }

    private static S3Server start(AuthenticationType authentication) {
        var objects = new TransientNio2BlobStore();
        objects.createContainer(BUCKET);
        var proxy =
                S3Proxy.builder()
                        .blobStore(objects)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(authentication, ACCESS_KEY, SECRET_KEY)
                        .build();
        var server = new S3Server(objects, proxy);
        try {
            proxy.start();
            return server;
        } catch (Exception e) {
            server.close();
            throw new IllegalStateException("S3Proxy did not start", e);
        }
    }

    /** The endpoint, for path style. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** A plain client of this server, to be closed by whoever asks for it. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(url())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not stop", e);
        } finally {
            objects.close();
        }
    }
}
