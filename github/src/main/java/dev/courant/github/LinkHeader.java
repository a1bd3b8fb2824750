package dev.courant.github;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The part of RFC 8288 that paging needs. One pass over the text, however hostile it is. */
final class LinkHeader {

    private LinkHeader() {}

    /** The address whose relation is {@code next}, as it is written: it may be relative. */
    static Optional<String> next(List<String> headers) {
        return headers.stream()
                .flatMap(header -> split(header, ',').stream())
                .map(link -> split(link, ';'))
                .filter(LinkHeader::isNext)
                .map(List::getFirst)
                .filter(address -> address.startsWith("<") && address.endsWith(">"))
                .map(address -> address.substring(1, address.length() - 1))
                .findFirst();
    }

    /**
     * @param link the address, then its parameters
     */
    private static boolean isNext(List<String> link) {
        return link.stream()
                .skip(1)
                .map(parameter -> parameter.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase("rel"))
                .flatMap(
                        pair -> Arrays.stream(pair[1].replace("\"", " ").strip().split("\\s+", -1)))
                .anyMatch("next"::equalsIgnoreCase);
    }

    /** Not within quotes, and not within an address: both may hold any separator. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        char closing = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (closing != 0) {
                closing = c == closing ? 0 : closing;
            } else if (c == '"' || c == '<') {
                closing = c == '<' ? '>' : '"';
            } else if (c == separator) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
