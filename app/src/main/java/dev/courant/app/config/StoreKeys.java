package dev.courant.app.config;

import dev.courant.store.S3Config;
import dev.courant.store.S3Credentials;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code courant.store}. */
record StoreKeys(Values values) {

    private static final List<String> OF_A_BUCKET =
            List.of("endpoint", "region", "path-style", "access-key", "secret-key");

    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,50}");

    StoreSettings toSettings() {
        var url = values.uri("store.url").orElse(URI.create("file:reports"));
        var place =
                switch (String.valueOf(url.getScheme())) {
                    case "file" -> directory(url);
                    case "s3" -> bucket(url);
                    default -> throw notAStore(url);
                };
        return new StoreSettings(place, publicUrl());
    }

    private StoreSettings.Directory directory(URI url) {
        for (var key : OF_A_BUCKET) {
            if (values.text("store." + key).isPresent()) {
                throw new UsageException(
                        "courant.store.%s is set, but courant.store.url is '%s', a directory: leave it out, or name a bucket, as in s3://bucket/prefix."
                                .formatted(key, url));
            }
        }
        return new StoreSettings.Directory(
                Path.of(url.isOpaque() ? url.getSchemeSpecificPart() : url.getPath()));
    }

    private StoreSettings.Bucket bucket(URI url) {
        if (url.isOpaque()
                || url.getRawAuthority() == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw notAStore(url);
        }
        try {
            var prefix = url.getPath().replaceAll("^/|/$", "");
            return new StoreSettings.Bucket(reached(S3Config.of(url.getRawAuthority(), prefix)));
        } catch (IllegalArgumentException e) {
            throw notAStore(url);
        }
    }

    private S3Config reached(S3Config bucket) {
        var config = endpoint().map(bucket::at).orElse(bucket);
        config = region().map(config::withRegion).orElse(config);
        config = values.flag("store.path-style").map(config::withPathStyle).orElse(config);
        return credentials().map(config::withCredentials).orElse(config);
    }

    private Optional<URI> endpoint() {
        return webAddress("endpoint", "http://127.0.0.1:9000");
    }

    private Optional<String> region() {
        var region = values.text("store.region");
        if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
            throw new UsageException(
                    "courant.store.region is '%s', but must be a name such as eu-west-3."
                            .formatted(region.get()));
        }
        return region;
    }

    private Optional<S3Credentials> credentials() {
        var access = values.secret("store.access-key");
        var secret = values.secret("store.secret-key");
        if (access.isPresent() != secret.isPresent()) {
            throw new UsageException(
                    "courant.store.%s is set, but courant.store.%s is not: set both, or neither to use what the AWS SDK finds in its environment."
                            .formatted(
                                    access.isPresent() ? "access-key" : "secret-key",
                                    access.isPresent() ? "secret-key" : "access-key"));
        }
        return access.map(key -> new S3Credentials(key.value(), secret.orElseThrow().value()));
    }

    private Optional<URI> publicUrl() {
        return webAddress("public-url", "https://news.example.org/")
                .map(url -> url.getPath().endsWith("/") ? url : URI.create(url + "/"));
    }

    private Optional<URI> webAddress(String key, String example) {
        var address = values.uri("store." + key);
        address.filter(url -> !isWebAddress(url))
                .ifPresent(
                        url -> {
                            throw new UsageException(
                                    "courant.store.%s must be an http or https address without user, query and fragment, such as %s."
                                            .formatted(key, example));
                        });
        return address;
    }

    private static boolean isWebAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static UsageException notAStore(URI url) {
        return new UsageException(
                "courant.store.url is '%s', but must be file: and a directory, as in file:reports, or a bucket, as in s3://bucket/prefix."
                        .formatted(Redaction.ofAddress(url.toString())));
    }
}
