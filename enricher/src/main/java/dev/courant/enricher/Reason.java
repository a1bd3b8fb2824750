package dev.courant.enricher;

import java.util.Locale;

/**
 * Why the rules rank an event where they do. Events carry the {@link #code}; codes are stable, new
 * ones may come. Reports put them in words, and show a code that they do not know as it is.
 */
public enum Reason {
    /** It names a vulnerability, or touches a security problem. */
    SECURITY,
    /** A release or a version bump. */
    RELEASE,
    /** A candidate, beta or the like. */
    PRERELEASE,
    /** Marked as a breaking change. */
    BREAKING_CHANGE,
    /** Ends the support of a platform or version, or removes what was deprecated. */
    SUPPORT_DROPPED,
    /** What happens unasked is another thing than before. */
    NEW_DEFAULT,
    /** The licence is another one. */
    LICENSE_CHANGE,
    /** Public names are gone, as far as the diff shows. */
    REMOVED_API,
    /** 2000 lines of code or more. */
    HUGE_CHANGE,
    /** An issue that its project labels as urgent. */
    HIGH_PRIORITY,
    /** Changes code for accelerators. */
    KERNEL_CODE,
    /** Results that are wrong or lost without a word: races, NaN, corruption, skipped rows. */
    WRONG_RESULTS,
    /** Brings a whole service to a halt: deadlocks, hangs, leaks. */
    OUTAGE,
    /** Numbers that tell of a quarter more or less speed. */
    MEASURED_SPEED,
    /** Stricter, renamed, or other than before in what it takes and does. */
    BEHAVIOUR_CHANGE,
    /** Its description tells of wrong results, lost data or a service at a halt. */
    GRAVE_EFFECT,
    /** Something wrong, inaccurate, or other than it should be. */
    CORRECTNESS,
    /** Crashes, panics, leaks, out of memory. */
    CRASH,
    /** Something that worked before does not. */
    REGRESSION,
    /** Takes back an earlier change. */
    REVERT,
    /** A dependency moves to its next major version. */
    MAJOR_UPDATE,
    /** Changes what a database looks like. */
    SCHEMA_MIGRATION,
    /** 400 lines of code or more. */
    LARGE_CHANGE,
    /** Deprecates something, or ends its support. */
    DEPRECATION,
    /** Speed, latency, throughput. */
    PERFORMANCE,
    /** An issue that reports a bug. */
    BUG_REPORT,
    /** An issue that proposes a larger change. */
    PROPOSAL,
    /** Fixes a bug. */
    BUG_FIX,
    /** Brings something new. */
    FEATURE,
    /** Changes what others program against. */
    PUBLIC_API,
    /** Changes the parts that the rest stands on. */
    CORE_CODE,
    /** 20 code files or more. */
    MANY_FILES,
    /** Changes how the project is built. */
    BUILD_FILES,
    /** An issue that had five comments or more when it was read. */
    DISCUSSED,
    /** An issue that asks for something new. */
    FEATURE_REQUEST,
    /** An issue that asks a question. */
    QUESTION,
    /** An issue about installing on one machine. */
    INSTALLATION,
    /** An issue that says next to nothing. */
    SAYS_LITTLE,
    /** Moves code without meaning to change what it does. */
    REFACTORING,
    /** Ten lines or fewer, and nothing that says it matters. */
    TINY_CHANGE,
    /** Made by a bot. */
    BY_BOT,
    /** Nothing but documentation, or an issue about it. */
    DOCS_ONLY,
    /** Nothing but tests, or an issue about them. */
    TESTS_ONLY,
    /** Nothing but continuous integration. */
    CI_ONLY,
    /** Nothing but examples. */
    EXAMPLES_ONLY,
    /** Nothing but benchmarks. */
    BENCHMARKS_ONLY,
    /** Nothing but generated, vendored or lock files. */
    GENERATED_ONLY,
    /** Nothing but formatting, typos or lint. */
    FORMAT_ONLY,
    /** Nothing but dependencies moved to other versions. */
    DEPENDENCY_UPDATE,
    /** Merges one branch into another. */
    BRANCH_MERGE,
    /** An issue that its project set aside: duplicate, invalid, not planned. */
    SET_ASIDE,
    /** Ranked without the diff, which could not be fetched. */
    DIFF_MISSING;

    /** In kebab-case, as {@code breaking-change}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
