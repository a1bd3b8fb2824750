package dev.courant.testkit.github;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a list. As on GitHub, a number that makes no sense is replaced by the default, not
 * refused.
 *
 * @param number from 1
 */
record Page(int number, int size) {

    static Page of(Map<String, String> query, int defaultSize, int maxSize) {
        int size = number(query.get("per_page"), defaultSize);
        return new Page(number(query.get("page"), 1), Math.min(size, maxSize));
    }

    <T> List<T> of(List<T> all) {
        int from = (int) Math.min((long) (number - 1) * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    /** The Link header; empty if everything is on this page. */
    Optional<String> links(String address, Map<String, String> query, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (number > 1) {
            links.add(link(address, query, Math.min(number - 1, last), "prev"));
        }
        if (number < last) {
            links.add(link(address, query, number + 1, "next"));
            links.add(link(address, query, last, "last"));
        }
        if (number > 1) {
            links.add(link(address, query, 1, "first"));
        }
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }

    private static String link(
            String address, Map<String, String> query, int page, String relation) {
        Map<String, String> other = new LinkedHashMap<>(query);
        other.put("page", "" + page);
        List<String> pairs = new ArrayList<>();
        other.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        return "<" + address + "?" + String.join("&", pairs) + ">; rel=\"" + relation + "\"";
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            int number = Integer.parseInt(text);
            return number < 1 ? otherwise : number;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
