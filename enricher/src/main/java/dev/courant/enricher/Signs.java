package dev.courant.enricher;

import static dev.courant.enricher.PathClass.BUILD;
import static dev.courant.enricher.PathClass.CI;
import static dev.courant.enricher.PathClass.CONFIG;
import static dev.courant.enricher.PathClass.DOCS;
import static dev.courant.enricher.PathClass.GENERATED;
import static dev.courant.enricher.PathClass.LOCK;
import static dev.courant.enricher.PathClass.TEST;

import java.util.List;

/** What the rules look for, where one word or one path does not tell. */
final class Signs {

    static final int TINY_LINES = 10;
    static final int FEW_WORDS = 3;

    private Signs() {}

    static boolean security(EventFacts facts) {
        return facts.isType(ChangeType.SECURITY)
                || facts.alarms(Words.SECURITY)
                || namesVulnerability(facts)
                || facts.labelled(Words.SECURITY);
    }

    static boolean namesVulnerability(EventFacts facts) {
        return facts.text().has(Words.VULNERABILITY_ID);
    }

    static boolean release(EventFacts facts) {
        return facts.isType(ChangeType.RELEASE) && !facts.says(Words.PRERELEASE);
    }

    static boolean prerelease(EventFacts facts) {
        return facts.isType(ChangeType.RELEASE) && facts.says(Words.PRERELEASE);
    }

    static boolean correctness(EventFacts facts) {
        return facts.alarms(Words.CORRECTNESS) && !facts.alarms(Words.WRONG_RESULTS);
    }

    static boolean crash(EventFacts facts) {
        return facts.alarms(Words.CRASH) && !facts.alarms(Words.OUTAGE);
    }

    static boolean majorUpdate(EventFacts facts) {
        return facts.dependency()
                && VersionMove.isMajor(facts.subject().toString())
                && !facts.says(Words.DEVELOPMENT);
    }

    static boolean performance(EventFacts facts) {
        return facts.isType(ChangeType.PERF)
                || facts.says(Words.PERFORMANCE)
                || facts.labelled(Words.PERFORMANCE);
    }

    static boolean large(EventFacts facts) {
        int lines = facts.paths().codeLines();
        return lines >= ImportanceRules.LARGE_LINES && lines < ImportanceRules.HUGE_LINES;
    }

    /** A one-line fix of a race is not small. */
    static boolean tiny(EventFacts facts) {
        boolean matters =
                facts.breaking()
                        || grave(facts)
                        || changesUse(facts)
                        || facts.isType(ChangeType.RELEASE);
        return facts.isCommit()
                && facts.diffKnown()
                && !matters
                && facts.paths().codeFiles() > 0
                && facts.paths().codeLines() <= TINY_LINES;
    }

    private static boolean grave(EventFacts facts) {
        return security(facts)
                || facts.alarms(Words.WRONG_RESULTS)
                || facts.alarms(Words.CORRECTNESS)
                || facts.alarms(Words.OUTAGE)
                || facts.alarms(Words.CRASH)
                || facts.alarms(Words.REGRESSION)
                || graveEffect(facts);
    }

    /** In an issue these words are as often another's: logs, stacks, what was tried. */
    static boolean graveEffect(EventFacts facts) {
        return facts.isCommit() && facts.prose().has(Words.EFFECT);
    }

    /** True if those who use it may have to do something, though it is not marked as breaking. */
    private static boolean changesUse(EventFacts facts) {
        return facts.says(Words.SUPPORT_DROPPED)
                || facts.says(Words.NEW_DEFAULT)
                || facts.says(Words.BEHAVIOUR)
                || facts.says(Words.DEPRECATION)
                || facts.paths().removesNames();
    }

    static boolean bugReport(EventFacts facts) {
        return facts.isIssue() && (facts.labelled(Words.BUG) || facts.says(Words.BUG));
    }

    static boolean featureRequest(EventFacts facts) {
        return facts.isIssue() && !bugReport(facts) && saysOrLabelled(facts, Words.FEATURE);
    }

    static boolean question(EventFacts facts) {
        return facts.isIssue()
                && !asked(facts)
                && !bugReport(facts)
                && !grave(facts)
                && saysOrLabelled(facts, Words.QUESTION);
    }

    /** Whoever asks about a crash has not seen one. */
    static boolean asked(EventFacts facts) {
        boolean asks =
                facts.labelled(Words.QUESTION)
                        || Words.ASKING.in(EventFacts.opening(facts.subject().toString()));
        return facts.isIssue() && asks && !facts.labelled(Words.BUG) && !namesVulnerability(facts);
    }

    static boolean installation(EventFacts facts) {
        return facts.isIssue() && !grave(facts) && facts.says(Words.INSTALLING);
    }

    static boolean saysLittle(EventFacts facts) {
        return facts.isIssue()
                && facts.wordCount() < FEW_WORDS
                && facts.comments() < ImportanceRules.MANY_COMMENTS
                && !namesVulnerability(facts);
    }

    static boolean saysOrLabelled(EventFacts facts, Words words) {
        return facts.says(words) || facts.labelled(words);
    }

    /** Releases are often a bot's, and no less for it. */
    static boolean routineOfBot(EventFacts facts) {
        return facts.isCommit()
                && facts.bot()
                && !facts.isType(ChangeType.RELEASE)
                && !security(facts);
    }

    static boolean docsOnly(EventFacts facts) {
        boolean issueAboutDocs = facts.isIssue() && opensOrLabelled(facts, Words.ABOUT_DOCS);
        return issueAboutDocs || (facts.paths().onlyWith(DOCS) && !facts.paths().licenseChanged());
    }

    static boolean testsOnly(EventFacts facts) {
        boolean issueAboutTests =
                facts.isIssue()
                        && (opensOrLabelled(facts, Words.ABOUT_TESTS)
                                || saysOrLabelled(facts, Words.FLAKY));
        return issueAboutTests || facts.paths().onlyWith(TEST, DOCS);
    }

    private static boolean opensOrLabelled(EventFacts facts, Words words) {
        return words.in(EventFacts.prefix(facts.subject().toString())) || facts.labelled(words);
    }

    static boolean formatOnly(EventFacts facts) {
        boolean claimsMore =
                facts.isType(ChangeType.FEAT) || facts.isType(ChangeType.PERF) || grave(facts);
        return facts.isCommit() && !claimsMore && facts.says(Words.FORMATTING);
    }

    static boolean dependencyUpdate(EventFacts facts) {
        boolean onlyBuild =
                facts.paths().files().keySet().stream()
                        .allMatch(List.of(BUILD, LOCK, CONFIG, CI, DOCS, GENERATED)::contains);
        boolean matters = security(facts) || majorUpdate(facts) || changesUse(facts);
        return facts.dependency() && onlyBuild && !matters;
    }
}
