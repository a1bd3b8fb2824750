package dev.courant.store;

import dev.courant.testkit.s3.S3Line;
import dev.courant.testkit.s3.S3Server;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A real server, a line to it that can fail, and a reader who goes to the server itself. */
final class Newsstand implements AutoCloseable {

    final S3Server server = S3Server.start();
    final S3Line line = S3Line.to(server.url());
    private final S3Client reader = server.client();

    /** A store on the server itself. */
    S3Store store(String prefix) {
        return S3Store.open(config(server.url(), prefix));
    }

    /** A store behind the line, of little patience. */
    S3Store behindTheLine(String prefix) {
        return S3Store.open(config(line.url(), prefix).withTimeouts(seconds(5), seconds(2)));
    }

    static S3Config config(URI endpoint, String prefix) {
        return S3Config.of(S3Server.BUCKET, prefix)
                .at(endpoint)
                .withCredentials(new S3Credentials(S3Server.ACCESS_KEY, S3Server.SECRET_KEY));
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    GetObjectResponse head(String key) {
        return reader.getObject(request -> request.bucket(S3Server.BUCKET).key(key)).response();
    }

    void remove(String key) {
        reader.deleteObject(request -> request.bucket(S3Server.BUCKET).key(key));
    }

    List<String> keys() {
        return reader.listObjectsV2(request -> request.bucket(S3Server.BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public void close() {
        reader.close();
        line.close();
        server.close();
    }
}
