package dev.courant.enricher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What kind of change a commit is, in the contract's words; with the many words that projects use
 * for them.
 */
enum ChangeType {
    FEAT("feat feats feature features", ""),
    FIX(
            "fix fixes fixup bug bugfix bugfixes hotfix",
            "fix fixes fixed fixing bugfix hotfix solve solves resolve resolves correct prevent 修复"
                    + " 解决 修正"),
    PERF("perf performance optimization optimize", "optimize optimise speedup accelerate 优化 加速"),
    REFACTOR("refactor refactoring cleanup", "refactor refactors 重构"),
    DOCS("doc docs documentation", "document"),
    TEST("test tests testing unittest", ""),
    BUILD("build deps dependencies docker", ""),
    CI("ci cicd", ""),
    CHORE("chore chores misc style lint", ""),
    REVERT("revert reverts", "revert reverts 回滚 回退 撤销"),
    RELEASE("release", ""),
    SECURITY("security", "");

    private static final String ADDITIVE_VERBS =
            "add adds added adding support supports implement implements introduce introduces"
                    + " enable enables 支持 新增 增加 添加 实现";

    private static final String TELLING_VERBS =
            "say says name names tell tells report reports explain explains describe describes"
                + " mention mentions document documents clarify log logs warn warns print prints"
                + " show shows note";

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");
    private static final Pattern LATER_PARTS = Pattern.compile("[/,|&+].*$");

    private final String prefixes;
    private final String verbs;

    /**
     * @param prefixes in front of a colon or in brackets
     * @param verbs that open a title without a prefix
     */
    ChangeType(String prefixes, String verbs) {
        this.prefixes = prefixes;
        this.verbs = verbs;
    }

    /**
     * The kind that a prefix names: {@code Bug fix} and {@code CI/Build} do, {@code ROCm} does not.
     */
    static Optional<ChangeType> ofPrefix(String text) {
        String word = joined(text);
        String firstPart = LATER_PARTS.matcher(word).replaceFirst("");
        return first(type -> lists(type.prefixes, word))
                .or(() -> first(type -> lists(type.prefixes, firstPart)));
    }

    static Optional<ChangeType> ofVerb(String verb) {
        String word = joined(verb);
        return first(type -> lists(type.verbs, word));
    }

    /** True for a verb that brings something new, if what it changes is code. */
    static boolean isAdditive(String verb) {
        return lists(ADDITIVE_VERBS, joined(verb));
    }

    /** True for a verb that changes what is said of a trouble, not the trouble. */
    static boolean isTelling(String verb) {
        return lists(TELLING_VERBS, joined(verb));
    }

    /** As the contract writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<ChangeType> first(Predicate<ChangeType> wanted) {
        return Arrays.stream(values()).filter(wanted).findFirst();
    }

    private static String joined(String text) {
        return SEPARATORS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static boolean lists(String words, String word) {
        return !word.isEmpty() && (" " + words + " ").contains(" " + word + " ");
    }
}
