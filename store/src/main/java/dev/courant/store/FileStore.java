package dev.courant.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Objects as files below a directory. What an object is, its name's ending tells.
 *
 * <p>A file is replaced by moving a finished one over it, after both the bytes and the directory
 * have been forced to disk. What a killed process leaves behind is a file whose name ends in
 * {@value #UNFINISHED}; the next write of the same object removes it. An object that already has
 * these bytes is not written again, so that its modification time tells when it last changed.
 */
public final class FileStore implements ObjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    /** End of the name of a file that is being written; it also starts with a dot. */
    static final String UNFINISHED = ".courant-unfinished";

    private static final int UUID_LENGTH = 36;

    private final Path root;
    private final boolean forcesDirectories;

    /**
     * @param root directory of the objects; created with the first of them
     */
    public FileStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        // Elsewhere a directory cannot be opened, and a move is durable by itself.
        this.forcesDirectories =
                root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public Written put(String path, byte[] bytes, Metadata metadata) throws IOException {
        var target = resolve(path);
        createDirectories(target.getParent());
        removeUnfinished(target);
        if (holds(target, bytes)) {
            return Written.UNCHANGED;
        }
        var written = Files.exists(target) ? Written.REPLACED : Written.CREATED;
        replace(target, bytes);
        if (written == Written.REPLACED && metadata.caching() == Caching.IMMUTABLE) {
            LOG.warn("{} was there with other bytes, although it never changes; replaced", target);
        }
        return written;
    }

    @Override
    public Optional<byte[]> get(String path) throws IOException {
        var file = resolve(path);
        try {
            return Files.isDirectory(file)
                    ? Optional.empty()
                    : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public ObjectStore below(String prefix) {
        return new FileStore(resolve(prefix));
    }

    @Override
    public String describe() {
        return "The directory " + root;
    }

    /** Leaves nothing behind: a directory that people look at holds only the paper. */
    @Override
    public Probe probe() {
        var file = root.resolve("." + UUID.randomUUID() + UNFINISHED);
        try {
            createDirectories(root);
            try {
                write(file, new byte[] {1});
                Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
            return Probe.passed(ConditionalWrites.IGNORED, describe());
        } catch (IOException e) {
            return Probe.failed(
                    "%s cannot be written and read (%s): let it be a directory that this user may write to, with room left."
                            .formatted(describe(), e));
        }
    }

    private void replace(Path target, byte[] bytes) throws IOException {
        var unfinished =
                target.resolveSibling(unfinishedPrefix(target) + UUID.randomUUID() + UNFINISHED);
        try {
            write(unfinished, bytes);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw new ConflictException(
                    "Cannot write "
                            + target
                            + ": somebody else, who wrote it at the same time, has swept away what"
                            + " was not finished. It is safe to try again.",
                    e);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        force(target.getParent());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private static void removeUnfinished(Path target) throws IOException {
        var prefix = unfinishedPrefix(target);
        int length = prefix.length() + UUID_LENGTH + UNFINISHED.length();
        DirectoryStream.Filter<Path> leftover =
                file -> {
                    var name = file.getFileName().toString();
                    return name.length() == length
                            && name.startsWith(prefix)
                            && name.endsWith(UNFINISHED);
                };
        try (var files = Files.newDirectoryStream(target.getParent(), leftover)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String unfinishedPrefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        var parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createDirectories(directory);
        if (parent != null) {
            force(parent);
        }
    }

    private void force(Path directory) throws IOException {
        if (forcesDirectories) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path resolve(String path) {
        return root.resolve(ObjectPath.require(path));
    }
}
