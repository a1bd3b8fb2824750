package dev.courant.enricher;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a title says about itself in front of its subject: {@code feat(api)!: …}, {@code
 * [Bugfix][Kernel] …}, {@code Revert "…"}, and mixtures. Made for one title of bounded length.
 */
final class TitleParser {

    private static final int MAX_PREFIXES = 8;
    private static final int MAX_SCOPE = 60;

    private static final Pattern DECORATION =
            Pattern.compile("^(?::[a-z0-9_+-]{1,40}:|[^\\p{L}\\p{N}\\[(\"'`<#@/.]){1,8}");
    private static final Pattern BRACKET = Pattern.compile("^\\[([^\\[\\]]{1,60})]\\s*:?\\s*");
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^([A-Za-z][A-Za-z0-9_./ -]{0,30}?)(?:\\(([^()]{1,60})\\))?(!)?:(?!:)\\s*");
    private static final Pattern SCOPE_WORD = Pattern.compile("[a-z][a-z0-9_./-]*");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9]{1,15}(?:-\\d{1,7})?");
    private static final Pattern COUNTER = Pattern.compile("\\d{1,3}\\s*/\\s*(?:\\d{1,3}|[nN])");
    private static final Pattern BREAKING = Pattern.compile("(?i)breaking(?:[ -]changes?)?");
    private static final Pattern REVERT = Pattern.compile("(?i)^revert(?:ed|s)?[:\\s]+[\"'“]");
    private static final Pattern FIRST_WORD =
            Pattern.compile("^(?:[A-Za-z-]{2,20}(?![\\w])|\\p{IsHan}{2})");
    private static final Pattern RELEASE =
            Pattern.compile(
                    "(?i)^(?:v?\\d{1,4}\\.\\d{1,4}(?:\\.\\d{1,6})?[\\w.+-]{0,20}"
                        + "(?:\\s+(?:release|update)\\b.{0,80}|\\s*(?:\\(#\\d{1,10}\\))?\\s*)$|(?:prepare"
                        + " |cut |new |tag |make |minor |patch |major"
                        + " )?release:?\\s+(?:[\\w/-]{1,30}\\s+)?v?\\d{1,4}\\.\\d|version"
                        + " packages$|(?:prepare|cut)\\s+(?:the\\s+)?(?:next\\s+)?release\\b"
                        + "|(?:bump|update|upgrade|set)\\s+(?:the\\s+|package\\s+|project\\s+|release\\s+)?version\\b(?!\\s+of\\b))");
    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "(?i)^(?:bump|update|upgrade)s?\\b.{1,100}?\\s(?:from\\s\\S{1,60}\\s)?to\\sv?\\d");

    private String rest;
    private @Nullable ChangeType type;
    private @Nullable String scope;
    private boolean breaking;

    private TitleParser(String title) {
        this.rest = title;
    }

    /**
     * What a title says.
     *
     * @param additive true if it opens with add, support or the like: a feature, if code changes
     * @param telling true if it opens with say, explain or the like
     * @param dependency true if it says that a dependency moves to another version
     */
    record Title(
            Optional<ChangeType> type,
            Optional<String> scope,
            boolean breaking,
            boolean additive,
            boolean telling,
            boolean dependency) {}

    static Title parse(String title) {
        return new TitleParser(title).parse();
    }

    private Title parse() {
        if (REVERT.matcher(rest).find()) {
            return new Title(
                    Optional.of(ChangeType.REVERT), Optional.empty(), false, false, false, false);
        }
        int prefixes = 0;
        while (prefixes < MAX_PREFIXES && takePrefix()) {
            prefixes++;
        }
        boolean release = RELEASE.matcher(rest).find();
        boolean dependency = !release && DEPENDENCY.matcher(rest).find();
        String verb = firstWord();
        settleType(release, dependency, verb);
        return new Title(
                Optional.ofNullable(type),
                Optional.ofNullable(scope),
                breaking,
                ChangeType.isAdditive(verb),
                ChangeType.isTelling(verb),
                dependency);
    }

    private boolean takePrefix() {
        rest = DECORATION.matcher(rest).replaceFirst("");
        return takeBracket() || takeColon();
    }

    private boolean takeBracket() {
        Matcher bracket = BRACKET.matcher(rest);
        if (!bracket.find()) {
            return false;
        }
        rest = rest.substring(bracket.end());
        String word = bracket.group(1).strip();
        if (BREAKING.matcher(word).matches()) {
            breaking = true;
        } else if (!COUNTER.matcher(word).matches()) {
            ChangeType.ofPrefix(word).ifPresentOrElse(this::typeIs, () -> scopeIs(word));
        }
        return true;
    }

    /**
     * Words in front of a colon: a type, a scope in lower case, a ticket or a remark in capitals;
     * else the subject.
     */
    private boolean takeColon() {
        Matcher prefix = PREFIX.matcher(rest);
        if (!prefix.find()) {
            return false;
        }
        String word = prefix.group(1).strip();
        Optional<ChangeType> named = ChangeType.ofPrefix(word);
        boolean marksBreaking = BREAKING.matcher(word).matches();
        boolean scopeWord = SCOPE_WORD.matcher(word).matches();
        if (named.isEmpty() && !marksBreaking && !scopeWord && !CAPITALS.matcher(word).matches()) {
            return false;
        }
        rest = rest.substring(prefix.end());
        breaking |= marksBreaking || prefix.group(3) != null;
        named.ifPresent(this::typeIs);
        scopeIs(prefix.group(2));
        scopeIs(named.isEmpty() && !marksBreaking && scopeWord ? word : null);
        return true;
    }

    private void settleType(boolean release, boolean dependency, String verb) {
        boolean open = type == null || type == ChangeType.CHORE || type == ChangeType.BUILD;
        if (release && open) {
            type = ChangeType.RELEASE;
        } else if (type == null) {
            type = dependency ? ChangeType.BUILD : ChangeType.ofVerb(verb).orElse(null);
        }
    }

    private String firstWord() {
        Matcher word = FIRST_WORD.matcher(rest);
        return word.find() ? word.group() : "";
    }

    private void typeIs(ChangeType named) {
        type = type == null ? named : type;
    }

    private void scopeIs(@Nullable String named) {
        if (scope == null && named != null && !named.isBlank()) {
            scope = named.strip().substring(0, Math.min(named.strip().length(), MAX_SCOPE));
        }
    }
}
