package dev.courant.publisher;

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
 * Objects as files below a directory.
 *
 * <p>A file is replaced by moving a finished one over it, after both the bytes and the directory
 * have been forced to disk. What a killed process leaves behind is a file whose name ends in
 * {@value #UNFINISHED}; the next write of the same object removes it. An object that already has
 * these bytes is not written again, so that its modification time tells when it last changed.
 */
public final class FileStore implements ObjectStore {

    /** End of the name of a file that is being written; it also starts with a dot. */
    static final String UNFINISHED = ".courant-unfinished";

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
    public void put(String path, byte[] bytes, String contentType) throws IOException {
        var target = resolve(path);
        createDirectories(target.getParent());
        removeUnfinished(target);
        if (!holds(target, bytes)) {
            replace(target, bytes);
        }
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

    private void replace(Path target, byte[] bytes) throws IOException {
        var unfinished =
                target.resolveSibling(unfinishedPrefix(target) + UUID.randomUUID() + UNFINISHED);
        try {
            write(unfinished, bytes);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
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
        DirectoryStream.Filter<Path> leftover =
                file -> {
                    var name = file.getFileName().toString();
                    return name.startsWith(prefix) && name.endsWith(UNFINISHED);
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
        for (var segment : path.split("/", -1)) {
            if (!isName(segment)) {
                throw new IllegalArgumentException("Not a relative path of plain names: " + path);
            }
        }
        return root.resolve(path);
    }

    private static boolean isName(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }
}
