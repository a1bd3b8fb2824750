package dev.courant.app.embedded;

import dev.courant.app.config.UsageException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The directory that holds all state of one process: the embedded broker's and registry's data,
 * Kafka Streams' stores and the logs. Locked against a second process for as long as it is open;
 * the operating system lets go of the lock when the process ends, however it ends.
 */
public final class DataDir implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private DataDir(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the directory if it is missing, and locks it.
     *
     * @throws UsageException if it cannot be written, or is in use
     */
    public static DataDir open(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        @Nullable FileChannel channel = null;
        try {
            Files.createDirectories(path);
            var lockFile = path.resolve(LOCK);
            channel =
                    FileChannel.open(
                            lockFile,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!locked(channel, false)) {
                var owner = Files.readString(lockFile).strip();
                channel.close();
                throw new UsageException(
                        "Data directory "
                                + path
                                + " is in use by pid "
                                + owner
                                + ": stop that process, or give this one another --data-dir.");
            }
            sign(channel);
            return new DataDir(path, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new UsageException(
                    "Cannot write to data directory "
                            + path
                            + " ("
                            + reason(e)
                            + "): make it writable, or give another --data-dir.");
        }
    }

    /**
     * True if a process works in the directory, be it this one. To look takes the lock for a
     * moment: a process that starts in just that one is refused.
     *
     * @throws UsageException if it cannot be read
     */
    public static boolean inUse(Path directory) {
        var lockFile = directory.resolve(LOCK);
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.READ)) {
            return !locked(channel, true);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read data directory " + directory + " (" + reason(e) + ").");
        }
    }

    /**
     * The pid of the process that works in the directory; empty if none does.
     *
     * @throws UsageException if it cannot be read
     */
    public static Optional<String> owner(Path directory) {
        try {
            return inUse(directory)
                    ? Optional.of(Files.readString(directory.resolve(LOCK)).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read data directory " + directory + " (" + reason(e) + ").");
        }
    }

    private static boolean locked(FileChannel channel, boolean shared) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it open
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.UTF_8)),
                0);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the failure that led here is the one to report
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** The directory, absolute. */
    public Path path() {
        return path;
    }

    /** A directory below, created if it is missing. */
    public Path subdirectory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot write to data directory " + path + " (" + reason(e) + ").");
        }
    }

    /** Name of the process that works here, the same after each restart. */
    public String instance() {
        return InstanceName.of(path);
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
