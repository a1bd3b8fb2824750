package dev.courant.publisher;

import dev.courant.schemas.EnrichedEvent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's text about an edition, in which known citations are links of ours, and others go. */
final class CitedText {

    private static final Pattern TOKENS = Pattern.compile(Citations.TOKENS);

    private final Words words;
    private final Citations citations;

    CitedText(Words words, Citations citations) {
        this.words = words;
        this.citations = citations;
    }

    Prose prose() {
        return Prose.citing(this::links);
    }

    /** For programs: ids in place of tokens; else as the model wrote it. */
    String plain(String text) {
        return TOKENS.matcher(text)
                .replaceAll(tokens -> Matcher.quoteReplacement(links(tokens.group()).plain()));
    }

    /** Links to the events that tokens cite, in parentheses; nothing but space if none is known. */
    Line links(String tokens) {
        boolean goesOn = tokens.endsWith(" ");
        var line = new Line();
        for (var event : citations.cited(tokens)) {
            line.text(words.say(line.isEmpty() ? "citation.begin" : "list.separator"))
                    .append(link(event));
        }
        if (line.isEmpty()) {
            return line.text(goesOn ? " " : "");
        }
        return line.text(words.say("citation.end") + (goesOn ? words.say("citation.space") : ""));
    }

    private Line link(EnrichedEvent event) {
        if (event.getPullRequest() != null) {
            var number = event.getPullRequest();
            return new Line().link(Links.pullRequest(event, number), Line.of("PR #" + number));
        }
        return RepoDay.isIssue(event)
                ? new Line()
                        .link(
                                Links.page(event),
                                Line.of(
                                        words.say("citation.issue")
                                                + " "
                                                + EventText.shortId(event)))
                : EventText.id(event);
    }
}
