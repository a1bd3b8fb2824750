package dev.courant.testkit.github;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/** A real git repository that a test fills, with dates of its choice. */
final class Scratch implements AutoCloseable {

    private final Git git;
    private PersonIdent author = new PersonIdent("Ada", "7+ada-l@users.noreply.github.com");

    Scratch(Path directory) throws GitAPIException {
        git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
    }

    Git git() {
        return git;
    }

    Path directory() {
        return git.getRepository().getWorkTree().toPath();
    }

    Scratch by(String name, String email) {
        author = new PersonIdent(name, email);
        return this;
    }

    Scratch write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Scratch write(String path, byte[] content) throws IOException {
        Path file = directory().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    Scratch move(String from, String to) throws IOException {
        Files.move(directory().resolve(from), directory().resolve(to));
        return this;
    }

    Scratch delete(String path) throws IOException {
        Files.delete(directory().resolve(path));
        return this;
    }

    Scratch executable(String path) {
        File file = directory().resolve(path).toFile();
        if (!file.setExecutable(true)) {
            throw new IllegalStateException(file + " cannot be made executable here");
        }
        return this;
    }

    /** Commits all that changed; the author wrote it an hour before. */
    String commit(String message, Instant at) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        return git.commit()
                .setMessage(message)
                .setAuthor(new PersonIdent(author, at.minusSeconds(3600), ZoneOffset.ofHours(8)))
                .setCommitter(new PersonIdent(author, at, ZoneOffset.ofHours(8)))
                .setAllowEmpty(true)
                .setSign(false)
                .call()
                .name();
    }

    Scratch branch(String name) throws GitAPIException {
        boolean exists =
                git.branchList().call().stream()
                        .anyMatch(ref -> ref.getName().endsWith("/" + name));
        git.checkout().setName(name).setCreateBranch(!exists).call();
        return this;
    }

    String merge(String branch, String message, Instant at) throws GitAPIException, IOException {
        git.merge()
                .include(git.getRepository().resolve(branch))
                .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                .setCommit(false)
                .call();
        return commit(message, at);
    }

    @Override
    public void close() {
        git.close();
    }
}
