package dev.courant.enricher;

import dev.courant.github.ChangedFile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Public names that a commit's patches take away and do not bring back: what a title like {@code
 * update utils} hides. Reads declarations line by line, so it knows names, not signatures; a patch
 * that GitHub did not send hides what it removes.
 */
final class RemovedNames {

    private static final int MAX_LINE = 300;

    private static final Pattern JAVA =
            Pattern.compile(
                    "\\s{0,8}public (?:(?:static|final|abstract|sealed|default|synchronized)"
                        + " )*(?:(?:class|interface|enum|record) (\\w+).*|[\\w<>\\[\\],.? ]{1,120}"
                        + " (\\w+)\\(.*)");
    private static final Pattern GO =
            Pattern.compile("func (?:\\([^)]{1,80}\\) )?([A-Z]\\w*)[\\[(].*|type ([A-Z]\\w*) .*");
    private static final Pattern PYTHON =
            Pattern.compile("(?: {4})?(?:async )?def ([a-z]\\w*)\\(.*|class ([A-Z]\\w*)[(:].*");
    private static final Pattern SCRIPT =
            Pattern.compile(
                    "export (?:default |declare |async |abstract"
                            + " )*(?:function\\*?|class|const|let|interface|type|enum) (\\w+).*");
    private static final Pattern RUST =
            Pattern.compile(
                    "\\s{0,8}pub (?:async |unsafe |const )*(?:fn|struct|enum|trait|mod|type|static)"
                            + " (\\w+).*");
    private static final Pattern PROTO =
            Pattern.compile(
                    "\\s*(?:(?:rpc|message|enum|service) (\\w+).*|(?:[\\w.<>]+,? ){1,3}(\\w+ ="
                            + " \\d+).*)");

    private static final Map<String, Pattern> DECLARATIONS =
            Map.ofEntries(
                    Map.entry("java", JAVA),
                    Map.entry("cs", JAVA),
                    Map.entry("go", GO),
                    Map.entry("py", PYTHON),
                    Map.entry("ts", SCRIPT),
                    Map.entry("tsx", SCRIPT),
                    Map.entry("js", SCRIPT),
                    Map.entry("mjs", SCRIPT),
                    Map.entry("rs", RUST),
                    Map.entry("proto", PROTO));

    private static final Pattern PYTHON_EXPORT =
            Pattern.compile("\\s*from [\\w.]+ import \\(?(.*)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*(?: as (\\w+))?");

    private static final Set<String> PRIVATE =
            Set.of("internal", "impl", "detail", "details", "private", "experimental");

    private RemovedNames() {}

    static boolean in(List<ChangedFile> files) {
        Set<String> removed = names(files, '-');
        removed.removeAll(names(files, '+'));
        return !removed.isEmpty() || files.stream().anyMatch(RemovedNames::endsApi);
    }

    private static boolean endsApi(ChangedFile file) {
        return file.status().equals("removed")
                && PathClass.of(file.path()) == PathClass.API
                && isPublic(file.path());
    }

    private static Set<String> names(List<ChangedFile> files, char sign) {
        return files.stream()
                .filter(file -> file.patch() != null && isPublic(file.path()))
                .flatMap(file -> names(file, sign))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isPublic(String path) {
        return PathClass.of(path).isCode()
                && Stream.of(path.toLowerCase(Locale.ROOT).split("/", -1))
                        .noneMatch(
                                part ->
                                        PRIVATE.contains(part)
                                                || (part.startsWith("_")
                                                        && !part.startsWith("__init__")));
    }

    private static Stream<String> names(ChangedFile file, char sign) {
        String path = file.path();
        Pattern declaration = DECLARATIONS.get(path.substring(path.lastIndexOf('.') + 1));
        boolean exports = path.endsWith("__init__.py");
        if (declaration == null || file.patch() == null) {
            return Stream.empty();
        }
        return file.patch()
                .lines()
                .filter(line -> line.length() > 1 && line.length() <= MAX_LINE)
                .filter(line -> line.charAt(0) == sign)
                .map(line -> line.substring(1))
                .flatMap(line -> exports ? exported(line) : declared(declaration, line));
    }

    private static Stream<String> declared(Pattern declaration, String line) {
        Matcher found = declaration.matcher(line);
        return found.matches()
                ? Stream.of(found.group(1) == null ? found.group(2) : found.group(1))
                : Stream.empty();
    }

    private static Stream<String> exported(String line) {
        Matcher imported = PYTHON_EXPORT.matcher(line);
        if (!imported.matches()) {
            return Stream.empty();
        }
        return NAME.matcher(imported.group(1))
                .results()
                .map(name -> name.group(1) == null ? name.group() : name.group(1));
    }
}
