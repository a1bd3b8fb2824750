package dev.courant.publisher.site;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A day's titles, for the search.
 *
 * @param day what the search calls it, as in {@code 2026-02-24}
 * @param repos names of the repositories that have any
 * @param pages where the page of each is, relative to the store
 * @param titles in the paper's order
 */
public record DayTitles(String day, List<String> repos, List<String> pages, List<Title> titles) {

    /**
     * An event.
     *
     * @param repo its place in the list of repositories, from 0
     * @param level {@code high}, {@code medium} or {@code low}
     * @param id of its part of the repository's page
     * @param text its title
     */
    public record Title(int repo, String level, String id, String text) {}

    private static final JsonMapper JSON =
            new JsonMapper(new JsonFactoryBuilder().characterEscapes(new ScriptEscapes()).build());

    public DayTitles {
        repos = List.copyOf(repos);
        pages = List.copyOf(pages);
        titles = List.copyOf(titles);
    }

    /**
     * As a script that hands them to the page that loads it: where there is no server, that is the
     * only way to read another file. What comes from outside is in it as values alone, never as a
     * name.
     */
    public String script() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("day", day);
        fields.put("repos", repos);
        fields.put("pages", pages);
        fields.put(
                "titles",
                titles.stream()
                        .map(
                                title ->
                                        List.of(
                                                title.repo(),
                                                title.level(),
                                                title.id(),
                                                title.text()))
                        .toList());
        try {
            return "courantDay(" + JSON.writeValueAsString(fields) + ");\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
