package dev.courant.app.config;

import dev.courant.store.FileStore;
import dev.courant.store.ObjectStore;
import dev.courant.store.S3Config;
import dev.courant.store.S3Store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code courant.store}: where editions are written, and where their readers find them.
 *
 * @param place of the objects
 * @param publicUrl where readers reach them, ending in a slash; empty if there is no such address
 */
public record StoreSettings(Place place, Optional<URI> publicUrl) {

    /** Where objects are. */
    public sealed interface Place {

        /** Opens the store, which asks nothing yet. */
        ObjectStore open();

        /** Where people find an object. */
        String locate(String path);
    }

    /**
     * On this machine.
     *
     * @param path absolute
     */
    public record Directory(Path path) implements Place {

        public Directory {
            path = path.toAbsolutePath().normalize();
        }

        @Override
        public ObjectStore open() {
            return new FileStore(path);
        }

        @Override
        public String locate(String object) {
            return path.resolve(object).toString();
        }
    }

    /** At Amazon, or at a server that speaks its protocol. */
    public record Bucket(S3Config config) implements Place {

        @Override
        public ObjectStore open() {
            try {
                return S3Store.open(config);
            } catch (IllegalArgumentException e) {
                throw new UsageException("courant.store.region: " + e.getMessage() + ".");
            }
        }

        @Override
        public String locate(String object) {
            return config.locate(object);
        }
    }

    /** A directory whose readers come to it themselves. */
    public static StoreSettings in(Path directory) {
        return new StoreSettings(new Directory(directory), Optional.empty());
    }

    /**
     * Opens the store, which asks nothing yet.
     *
     * @throws UsageException if the region of a bucket is not set, and not to be found
     */
    public ObjectStore open() {
        return place.open();
    }

    /**
     * Where people find an object: a file's absolute path, or {@code s3://} with bucket and key.
     */
    public String locate(String path) {
        return place.locate(path);
    }
}
