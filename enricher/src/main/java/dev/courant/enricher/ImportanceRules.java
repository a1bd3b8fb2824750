package dev.courant.enricher;

import static dev.courant.enricher.PathClass.API;
import static dev.courant.enricher.PathClass.BENCHMARK;
import static dev.courant.enricher.PathClass.BUILD;
import static dev.courant.enricher.PathClass.CI;
import static dev.courant.enricher.PathClass.CONFIG;
import static dev.courant.enricher.PathClass.CORE;
import static dev.courant.enricher.PathClass.DOCS;
import static dev.courant.enricher.PathClass.EXAMPLE;
import static dev.courant.enricher.PathClass.KERNEL;
import static dev.courant.enricher.PathClass.MIGRATION;
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
    static final int MANY_FILES = 20;
    static final int MANY_COMMENTS = 5;

    private record Rule(Reason reason, int points, Predicate<EventFacts> holds) {}

    private record Cap(Reason reason, int ceiling, Predicate<EventFacts> holds) {}

    private record Weighed(Reason reason, int points) {}

    private static final List<Rule> RULES =
            List.of(
                    // What it says of itself
                    new Rule(Reason.SECURITY, 45, Signs::security),
                    new Rule(Reason.RELEASE, 45, Signs::release),
                    new Rule(Reason.PRERELEASE, 20, Signs::prerelease),
                    new Rule(Reason.BREAKING_CHANGE, 45, EventFacts::breaking),
                    new Rule(
                            Reason.SUPPORT_DROPPED, 45, facts -> facts.says(Words.SUPPORT_DROPPED)),
                    new Rule(
                            Reason.NEW_DEFAULT,
                            45,
                            facts -> facts.isCommit() && facts.says(Words.NEW_DEFAULT)),
                    new Rule(
                            Reason.BEHAVIOUR_CHANGE,
                            25,
                            facts -> facts.isCommit() && facts.says(Words.BEHAVIOUR)),
                    new Rule(Reason.WRONG_RESULTS, 30, facts -> facts.alarms(Words.WRONG_RESULTS)),
                    new Rule(Reason.CORRECTNESS, 20, Signs::correctness),
                    new Rule(Reason.OUTAGE, 30, facts -> facts.alarms(Words.OUTAGE)),
                    new Rule(Reason.CRASH, 20, Signs::crash),
                    new Rule(Reason.REGRESSION, 20, facts -> facts.alarms(Words.REGRESSION)),
                    new Rule(Reason.GRAVE_EFFECT, 20, Signs::graveEffect),
                    new Rule(Reason.REVERT, 20, facts -> facts.isType(ChangeType.REVERT)),
                    new Rule(Reason.MAJOR_UPDATE, 20, Signs::majorUpdate),
                    new Rule(Reason.DEPRECATION, 15, facts -> facts.says(Words.DEPRECATION)),
                    new Rule(
                            Reason.MEASURED_SPEED,
                            30,
                            facts -> SpeedClaim.in(facts.text().toString())),
                    new Rule(Reason.PERFORMANCE, 15, Signs::performance),
                    new Rule(Reason.BUG_FIX, 15, facts -> facts.isType(ChangeType.FIX)),
                    new Rule(Reason.FEATURE, 15, facts -> facts.isType(ChangeType.FEAT)),
                    new Rule(Reason.REFACTORING, -10, facts -> facts.isType(ChangeType.REFACTOR)),
                    // What it changes
                    new Rule(Reason.LICENSE_CHANGE, 45, facts -> facts.paths().licenseChanged()),
                    new Rule(Reason.REMOVED_API, 35, facts -> facts.paths().removesNames()),
                    new Rule(Reason.KERNEL_CODE, 20, facts -> facts.paths().touch(KERNEL)),
                    new Rule(Reason.SCHEMA_MIGRATION, 20, facts -> facts.paths().touch(MIGRATION)),
                    new Rule(Reason.PUBLIC_API, 10, facts -> facts.paths().touch(API)),
                    new Rule(Reason.CORE_CODE, 5, facts -> facts.paths().touch(CORE)),
                    new Rule(Reason.BUILD_FILES, 5, facts -> facts.paths().touch(BUILD)),
                    // How much
                    new Rule(
                            Reason.HUGE_CHANGE,
                            25,
                            facts -> facts.paths().codeLines() >= HUGE_LINES),
                    new Rule(Reason.LARGE_CHANGE, 15, Signs::large),
                    new Rule(
                            Reason.MANY_FILES, 5, facts -> facts.paths().codeFiles() >= MANY_FILES),
                    new Rule(Reason.TINY_CHANGE, -10, Signs::tiny),
                    // What an issue is
                    new Rule(Reason.HIGH_PRIORITY, 25, facts -> facts.labelled(Words.URGENT)),
                    new Rule(Reason.BUG_REPORT, 15, Signs::bugReport),
                    new Rule(
                            Reason.PROPOSAL,
                            15,
                            facts ->
                                    facts.isIssue() && Signs.saysOrLabelled(facts, Words.PROPOSAL)),
                    new Rule(Reason.DISCUSSED, 10, facts -> facts.comments() >= MANY_COMMENTS),
                    new Rule(Reason.FEATURE_REQUEST, 5, Signs::featureRequest),
                    new Rule(Reason.QUESTION, -10, Signs::question),
                    new Rule(Reason.INSTALLATION, -10, Signs::installation),
                    // Who made it
                    new Rule(Reason.BY_BOT, -10, Signs::routineOfBot),
                    // What is not known
                    new Rule(Reason.DIFF_MISSING, 0, facts -> !facts.diffKnown()));

    private static final List<Cap> CAPS =
            List.of(
                    new Cap(Reason.DOCS_ONLY, 30, Signs::docsOnly),
                    new Cap(Reason.TESTS_ONLY, 35, Signs::testsOnly),
                    new Cap(
                            Reason.CI_ONLY,
                            35,
                            facts ->
                                    facts.paths().onlyWith(CI, DOCS, CONFIG)
                                            && !Signs.namesVulnerability(facts)),
                    new Cap(
                            Reason.EXAMPLES_ONLY,
                            50,
                            facts -> facts.paths().onlyWith(EXAMPLE, BENCHMARK, DOCS, TEST)),
                    new Cap(
                            Reason.BENCHMARKS_ONLY,
                            35,
                            facts -> facts.paths().onlyWith(BENCHMARK, DOCS, TEST)),
                    new Cap(Reason.GENERATED_ONLY, 30, facts -> facts.paths().onlyUnwritten()),
                    new Cap(Reason.FORMAT_ONLY, 30, Signs::formatOnly),
                    new Cap(Reason.DEPENDENCY_UPDATE, 35, Signs::dependencyUpdate),
                    new Cap(Reason.BRANCH_MERGE, 35, EventFacts::branchMerge),
                    new Cap(Reason.QUESTION, 35, Signs::asked),
                    new Cap(Reason.SAYS_LITTLE, 35, Signs::saysLittle),
                    new Cap(
                            Reason.BY_BOT,
                            35,
                            facts ->
                                    facts.isIssue()
                                            && facts.bot()
                                            && !Signs.namesVulnerability(facts)),
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
}
