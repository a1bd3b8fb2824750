package dev.courant.enricher;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person wrote into a description: without the template, code, quotations and denials. */
final class Prose {

    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern CODE = Pattern.compile("(?ms)^[ \\t]*```.*?(?:^[ \\t]*```|\\z)");
    private static final Pattern NOT_PROSE =
            Pattern.compile("\\s*(?:[#>|]|[-*] \\[[ xX]\\]| {4}\\S).*");
    private static final Pattern DENIED =
            Pattern.compile("(?i)(?<![a-z])(?:no|without|any|never|if|whether)\\s[^.;:\\n]{0,60}");

    private Prose() {}

    static String of(String body) {
        String text = CODE.matcher(COMMENT.matcher(body).replaceAll(" ")).replaceAll(" ");
        String written =
                text.lines()
                        .filter(line -> !NOT_PROSE.matcher(line).matches())
                        .collect(Collectors.joining("\n"));
        return DENIED.matcher(written).replaceAll(" ");
    }
}
