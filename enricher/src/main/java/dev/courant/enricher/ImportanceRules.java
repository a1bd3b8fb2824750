package dev.courant.enricher;

import static dev.courant.enricher.PathClass.API;
import static dev.courant.enricher.PathClass.BUILD;
import static dev.courant.enricher.PathClass.CI;
import static dev.courant.enricher.PathClass.CONFIG;
import static dev.courant.enricher.PathClass.CORE;
import static dev.courant.enricher.PathClass.DOCS;
import static dev.courant.enricher.PathClass.EXAMPLE;
import static dev.courant.enricher.PathClass.GENERATED;
import static dev.courant.enricher.PathClass.KERNEL;
import static dev.courant.enricher.PathClass.LOCK;
import static dev.courant.enricher.PathClass.TEST;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Importance without a model: a base, points for each rule that holds, then ceilings for changes
 * that cannot matter more than they do; the result from 0 to 100. Reasons go by their points,
 * whichever way these point.
 */
final class ImportanceRules {

    /** An event of which nothing is known: below medium, so that one good reason lifts it there. */
    static final int BASE = 25;

    static final int HUGE_LINES = 2_000;
    static final int LARGE_LINES = 400;
    static final int TINY_LINES = 10;
    static final int MANY_FILES = 20;
    static final int MANY_COMMENTS = 5;

    private record Rule(Reason reason, int points, Predicate<EventFacts> holds) {}

    private record Cap(Reason reason, int ceiling, Predicate<EventFacts> holds) {}

    private record Weighed(Reason reason, int points) {}

    private static final List<Rule> RULES =
            List.of(
                    // What it says of itself
                    new Rule(Reason.SECURITY, 45, ImportanceRules::security),
                    new Rule(Reason.RELEASE, 45, facts -> facts.isType(ChangeType.RELEASE)),
                    new Rule(Reason.BREAKING_CHANGE, 45, EventFacts::breaking),
                    new Rule(Reason.CORRECTNESS, 20, facts -> facts.says(Words.CORRECTNESS)),
                    new Rule(Reason.CRASH, 20, facts -> facts.says(Words.CRASH)),
                    new Rule(Reason.REGRESSION, 20, facts -> facts.says(Words.REGRESSION)),
                    new Rule(Reason.REVERT, 20, facts -> facts.isType(ChangeType.REVERT)),
                    new Rule(
                            Reason.DEPRECATION,
                            15,
                            facts -> facts.isCommit() && facts.says(Words.DEPRECATION)),
                    new Rule(Reason.PERFORMANCE, 15, ImportanceRules::performance),
                    new Rule(Reason.BUG_FIX, 15, facts -> facts.isType(ChangeType.FIX)),
                    new Rule(Reason.FEATURE, 15, facts -> facts.isType(ChangeType.FEAT)),
                    new Rule(Reason.REFACTORING, -10, facts -> facts.isType(ChangeType.REFACTOR)),
                    // What it changes
                    new Rule(Reason.KERNEL_CODE, 20, facts -> facts.paths().touch(KERNEL)),
                    new Rule(Reason.PUBLIC_API, 10, facts -> facts.paths().touch(API)),
                    new Rule(Reason.CORE_CODE, 5, facts -> facts.paths().touch(CORE)),
                    new Rule(Reason.BUILD_FILES, 5, facts -> facts.paths().touch(BUILD)),
                    // How much
                    new Rule(
                            Reason.HUGE_CHANGE,
                            25,
                            facts -> facts.paths().codeLines() >= HUGE_LINES),
                    new Rule(Reason.LARGE_CHANGE, 15, ImportanceRules::large),
                    new Rule(
                            Reason.MANY_FILES, 5, facts -> facts.paths().codeFiles() >= MANY_FILES),
                    new Rule(Reason.TINY_CHANGE, -10, ImportanceRules::tiny),
                    // What an issue is
                    new Rule(Reason.HIGH_PRIORITY, 25, facts -> facts.labelled(Words.URGENT)),
                    new Rule(Reason.BUG_REPORT, 15, ImportanceRules::bugReport),
                    new Rule(
                            Reason.PROPOSAL,
                            15,
                            facts -> facts.isIssue() && saysOrLabelled(facts, Words.PROPOSAL)),
                    new Rule(Reason.DISCUSSED, 10, facts -> facts.comments() >= MANY_COMMENTS),
                    new Rule(Reason.FEATURE_REQUEST, 5, ImportanceRules::featureRequest),
                    new Rule(Reason.QUESTION, -10, ImportanceRules::question),
                    // Who made it
                    new Rule(Reason.BY_BOT, -10, ImportanceRules::routineOfBot),
                    // What is not known
                    new Rule(Reason.DIFF_MISSING, 0, facts -> !facts.diffKnown()));

    private static final List<Cap> CAPS =
            List.of(
                    new Cap(Reason.DOCS_ONLY, 30, facts -> facts.paths().onlyWith(DOCS)),
                    new Cap(Reason.TESTS_ONLY, 35, facts -> facts.paths().onlyWith(TEST, DOCS)),
                    new Cap(
                            Reason.CI_ONLY,
                            35,
                            facts -> facts.paths().onlyWith(CI, DOCS, CONFIG) && !security(facts)),
                    new Cap(
                            Reason.EXAMPLES_ONLY,
                            50,
                            facts -> facts.paths().onlyWith(EXAMPLE, DOCS, TEST)),
                    new Cap(Reason.GENERATED_ONLY, 30, facts -> facts.paths().onlyUnwritten()),
                    new Cap(Reason.FORMAT_ONLY, 30, ImportanceRules::formatOnly),
                    new Cap(Reason.DEPENDENCY_UPDATE, 35, ImportanceRules::dependencyUpdate),
                    new Cap(Reason.BRANCH_MERGE, 35, EventFacts::branchMerge),
                    new Cap(Reason.SET_ASIDE, 20, facts -> facts.labelled(Words.SET_ASIDE)));

    private ImportanceRules() {}

    static Importance weigh(EventFacts facts) {
        var weighed = new ArrayList<Weighed>();
        int score = BASE;
        for (Rule rule : RULES) {
            if (rule.holds.test(facts)) {
                score += rule.points;
                weighed.add(new Weighed(rule.reason, rule.points));
            }
        }
        for (Cap cap : CAPS) {
            if (cap.holds.test(facts)) {
                int over = Math.max(0, score - cap.ceiling);
                score -= over;
                weighed.add(new Weighed(cap.reason, over));
            }
        }
        return Importance.byRules(Math.clamp(score, 0, 100), ordered(weighed));
    }

    private static List<Reason> ordered(List<Weighed> weighed) {
        return weighed.stream()
                .sorted(
                        Comparator.comparingInt((Weighed one) -> -Math.abs(one.points))
                                .thenComparing(Weighed::reason))
                .map(Weighed::reason)
                .toList();
    }

    private static boolean security(EventFacts facts) {
        return facts.isType(ChangeType.SECURITY)
                || facts.says(Words.SECURITY)
                || Words.VULNERABILITY_ID.in(facts.text())
                || facts.labelled(Words.SECURITY);
    }

    private static boolean performance(EventFacts facts) {
        return facts.isType(ChangeType.PERF)
                || facts.says(Words.PERFORMANCE)
                || facts.labelled(Words.PERFORMANCE);
    }

    private static boolean large(EventFacts facts) {
        int lines = facts.paths().codeLines();
        return lines >= LARGE_LINES && lines < HUGE_LINES;
    }

    /** A one-line fix of a race is not small. */
    private static boolean tiny(EventFacts facts) {
        boolean matters = facts.breaking() || grave(facts) || facts.isType(ChangeType.RELEASE);
        return facts.isCommit()
                && facts.diffKnown()
                && !matters
                && facts.paths().codeFiles() > 0
                && facts.paths().codeLines() <= TINY_LINES;
    }

    private static boolean grave(EventFacts facts) {
        return security(facts)
                || facts.says(Words.CORRECTNESS)
                || facts.says(Words.CRASH)
                || facts.says(Words.REGRESSION);
    }

    private static boolean bugReport(EventFacts facts) {
        return facts.isIssue() && (facts.labelled(Words.BUG) || facts.says(Words.BUG));
    }

    private static boolean featureRequest(EventFacts facts) {
        return facts.isIssue() && !bugReport(facts) && saysOrLabelled(facts, Words.FEATURE);
    }

    private static boolean question(EventFacts facts) {
        return facts.isIssue()
                && !bugReport(facts)
                && !grave(facts)
                && saysOrLabelled(facts, Words.QUESTION);
    }

    private static boolean saysOrLabelled(EventFacts facts, Words words) {
        return facts.says(words) || facts.labelled(words);
    }

    /** Releases are often a bot's, and no less for it. */
    private static boolean routineOfBot(EventFacts facts) {
        return facts.bot() && !facts.isType(ChangeType.RELEASE) && !security(facts);
    }

    private static boolean formatOnly(EventFacts facts) {
        boolean claimsMore =
                facts.isType(ChangeType.FEAT) || facts.isType(ChangeType.PERF) || grave(facts);
        return facts.isCommit() && !claimsMore && facts.says(Words.FORMATTING);
    }

    private static boolean dependencyUpdate(EventFacts facts) {
        boolean onlyBuild =
                facts.paths().files().keySet().stream()
                        .allMatch(List.of(BUILD, LOCK, CONFIG, CI, DOCS, GENERATED)::contains);
        return facts.dependency() && onlyBuild && !security(facts);
    }
}
