package dev.courant.enricher;

import java.util.regex.Pattern;

/**
 * Words that mean something to the rules: matched whole and in any case. Each line holds
 * alternatives.
 */
enum Words {
    SECURITY(
            """
            security|insecure|vulnerabilit(?:y|ies)|vulnerable|cve|ghsa|exploit(?:s|able)?
            rce|remote code execution|arbitrary code|(?:sql|command|code|shell|prompt) injection
            (?:buffer|heap|stack) overflows?|use[- ]after[- ]free|(?:path|directory) traversal
            xss|csrf|ssrf|denial[- ]of[- ]service|sandbox escape|privilege escalation
            auth(?:entication|orization)? bypass|(?:unsafe|insecure) deserialization
            (?:secret|credential|api key)s? leak(?:s|ed|age)?\
            """),
    VULNERABILITY_ID(
            """
            cve-\\d{4}-\\d{4,7}
            ghsa(?:-[a-z0-9]{4}){3}\
            """),
    CRASH(
            """
            crash(?:es|ed|ing)?|segfaults?|segmentation faults?|sigsegv|bus error|core dump(?:s|ed)?
            hang(?:s|ing)?|hung|stuck|freez(?:es?|ing)|deadlock(?:s|ed)?|livelock|infinite loops?
            oom|out[- ]of[- ]memory|leak(?:s|ed|ing|age)?|double free|panics?|abort(?:s|ed)?
            illegal memory access|illegal instructions?|cuda errors?\
            """),
    CORRECTNESS(
            """
            (?:data|memory)[- ]races?|race[- ]conditions?|race|races|racy
            (?:sync|synchroni[sz]ation)[- ](?:issue|bug|problem|error)s?
            wrong(?:ly)?|incorrect(?:ly|ness)?|inaccura(?:te|cy)|accuracy|mismatch(?:es|ed)?
            nans?|overflow(?:s|ed|ing)?|underflow(?:s|ed)?|off[- ]by[- ]one
            corrupt(?:s|ed|ing|ion)?|garbage|garbled|gibberish|data loss
            out[- ]of[- ]bounds?|oob|uninitiali[sz]ed|misalign(?:ed|ment)
            numerical(?:ly)? (?:error|issue|instability|unstable)
            precision (?:issue|loss|problem|bug|error)s?\
            """),
    REGRESSION(
            """
            regress(?:ed|es)|regressions?(?! tests?)
            no longer works?|stopped working|broken (?:since|after|by)\
            """),
    PERFORMANCE(
            """
            perf|performance|speed(?:s|ing)?[- ]?ups?|faster|slow(?:er|down|ness)?
            latency|throughput|accelerat(?:e|es|ed|ing|ion)|optimi[sz](?:e|es|ed|ing|ations?)\
            """),
    DEPRECATION(
            """
            deprecat(?:e|es|ed|ing|ion)|end[- ]of[- ]life
            (?:drop|remove|end)(?:s|ed|ing)? (?:\\S{1,40} ){0,4}support\
            """),
    FORMATTING(
            """
            typos?|spelling|whitespaces?|reformat(?:s|ted|ting)?|formatting|nits?
            lint(?:s|ing|er)?|clang-format|pre-commit|isort\
            """),
    BUG(
            """
            bugs?|bug reports?|defect|fail(?:s|ed|ure|ures|ing)?|broken|doesn'?t work|does not work
            errors?|exceptions?|(?:assertion|attribute|import|index|key|runtime|type|value)error\
            """),
    FEATURE(
            """
            features?|feature[- _]requests?|enhancements?|fea|feat|support|new model\
            """),
    QUESTION(
            """
            questions?|qst|usage|discussion|is it possible|would it|why|what'?s?|how (?:to|do|can)\
            """),
    PROPOSAL(
            """
            rfc|proposal|roadmap|tracking issue|tracker\
            """),
    URGENT(
            """
            p0|critical|urgent|blocker|(?:high|critical|top)[- ]priority
            priority[:/ -]{1,3}(?:critical|high|p0|0)\
            """),
    SET_ASIDE(
            """
            duplicate|invalid|wont[- ]?fix|won't fix|not planned|spam|stale\
            """);

    private final Pattern pattern;

    Words(String alternatives) {
        pattern =
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])(?:"
                                + alternatives.replace('\n', '|')
                                + ")(?![\\p{L}\\p{N}_])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean in(String text) {
        return pattern.matcher(text).find();
    }
}
