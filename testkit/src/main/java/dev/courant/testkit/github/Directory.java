package dev.courant.testkit.github;

import dev.courant.testkit.source.GitSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which repository has which name and id. Guarded by itself. */
final class Directory {

    private static final Pattern BY_NAME = Pattern.compile("/repos/([^/]+/[^/]+)(/.*)?");
    private static final Pattern BY_ID = Pattern.compile("/repositories/(\\d+)(/.*)?");

    /** A repository under its present name. */
    record Hosted(long id, String name, GitSource source) {}

    /**
     * Where a path leads.
     *
     * @param rest what follows the name: empty, or with a leading slash
     * @param moved true if the path still has an old name
     */
    record Target(Hosted hosted, String rest, boolean moved) {}

    private final Map<String, Long> ids = new HashMap<>();
    private final Map<Long, Hosted> served = new HashMap<>();
    private final Set<GitSource> opened = new HashSet<>();
    private long lastId = 1000;

    synchronized void add(String name, GitSource source) {
        if (!BY_NAME.matcher("/repos/" + name).matches()
                || name.indexOf('/') != name.lastIndexOf('/')) {
            throw new IllegalArgumentException("A repository is named owner/name, not " + name);
        }
        Hosted present = served.get(ids.getOrDefault(key(name), -1L));
        boolean movedAway = present != null && !key(present.name()).equals(key(name));
        long id = movedAway || !ids.containsKey(key(name)) ? ++lastId : ids.get(key(name));
        ids.put(key(name), id);
        served.put(id, new Hosted(id, name, source));
        opened.add(source);
    }

    synchronized void rename(String oldName, String newName) {
        Hosted hosted = served.get(idOf(oldName));
        if (hosted == null) {
            throw new IllegalArgumentException(oldName + " is not served, so it cannot be renamed");
        }
        ids.put(key(newName), hosted.id());
        served.put(hosted.id(), new Hosted(hosted.id(), newName, hosted.source()));
    }

    synchronized void remove(String name) {
        served.remove(idOf(name));
    }

    /** The repository that a path is about; empty if there is none such. */
    synchronized Optional<Target> find(String path) {
        Matcher byName = BY_NAME.matcher(path);
        if (!byName.matches()) {
            return Optional.empty();
        }
        Hosted hosted = served.get(ids.getOrDefault(key(byName.group(1)), -1L));
        if (hosted == null) {
            return Optional.empty();
        }
        boolean moved = !key(hosted.name()).equals(key(byName.group(1)));
        return Optional.of(new Target(hosted, rest(byName), moved));
    }

    /** The path with a repository's id replaced by its name. */
    synchronized String canonical(String path) {
        Matcher byId = BY_ID.matcher(path);
        Hosted hosted = byId.matches() ? served.get(Long.parseLong(byId.group(1))) : null;
        return hosted == null ? path : "/repos/" + hosted.name() + rest(byId);
    }

    synchronized void close() {
        opened.forEach(GitSource::close);
    }

    private long idOf(String name) {
        Long id = ids.get(key(name));
        if (id == null) {
            throw new IllegalArgumentException(name + " was never served");
        }
        return id;
    }

    private static String rest(Matcher path) {
        String rest = path.group(2);
        return rest == null ? "" : rest;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
