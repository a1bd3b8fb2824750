package dev.courant.enricher;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
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
            bypass(?:es|ed|ing)? (?:\\S{1,30} ){0,2}(?:auth\\S{0,20}|login|permissions?|sandbox)
            (?:secret|credential|api key|token|password)s? leak(?:s|ed|age)?
            (?:print|log|expose|leak)(?:s|ed|ing)? (?:the |an? )?(?:api[- ]?key|secret|credential|password)s?
            (?:leaves?|escapes?|outside(?: of)?) the (?:\\S{1,20} )?(?:root|directory|folder|sandbox)
            constant[- ]time|timing attacks?
            漏洞|越权|注入攻击|提权|任意代码|任意文件|敏感信息\
            """),
    VULNERABILITY_ID(
            """
            cve-\\d{4}-\\d{4,7}
            ghsa(?:-[a-z0-9]{4}){3}\
            """),
    CRASH(
            """
            crash(?:es|ed|ing)?|segfaults?|segmentation faults?|sigsegv|bus error|core dump(?:s|ed)?
            freez(?:es?|ing)|oom|out[- ]of[- ]memory|leak(?:s|ed|ing|age)?|panics?|abort(?:s|ed)?
            illegal instructions?|cuda errors?|崩溃|段错误|显存不足|内存不足|泄漏|泄露\
            """),
    OUTAGE(
            """
            hang(?:s|ing)?|hung|stuck|deadlock(?:s|ed)?|livelock|infinite loops?|outage
            (?:lost|missed) wake-?ups?|(?:wait|sleep|block)(?:s|ed|ing)? forever|double free
            illegal memory access|memory leak(?:s|ed|ing)?
            (?:fails?|failed) to start|cannot start
            死锁|卡死|卡住|挂死|死循环|内存泄[漏露]|显存泄[漏露]|无法启动|启动失败\
            """),
    WRONG_RESULTS(
            """
            (?:data|memory)[- ]races?|race[- ]conditions?|race|races|racy
            (?:wrong|incorrect|inaccurate|different) (?:results?|outputs?|tokens?|answers?|values?|logits?|gradients?|sums?|numbers?)
            nans?|corrupt(?:s|ed|ing|ion)?|garbage|garbled|gibberish|data loss|loss of data
            (?:u?int\\d{0,2}|integer|index|offset|arithmetic) overflows?|off[- ]by[- ]one
            out[- ]of[- ]bounds?|oob|uninitiali[sz]ed|undefined behaviou?r|unsound(?:ness)?|aliasing
            (?:was|were|are|is|been|silently) (?:silently )?(?:lost|skipped|dropped|overwritten|truncated|duplicated|swapped)
            (?:lost|duplicated?) (?:records?|rows?|messages?|updates?|writes?|events?)
            结果错误|错误结果|结果不正确|乱码|数据丢失|丢数据|竞态|越界|数据损坏\
            """),
    CORRECTNESS(
            """
            (?:sync|synchroni[sz]ation)[- ](?:issue|bug|problem|error)s?
            wrong(?:ly)?|incorrect(?:ly|ness)?|inaccura(?:te|cy)|accuracy|mismatch(?:es|ed)?
            overflow(?:s|ed|ing)?|underflow(?:s|ed)?|misalign(?:ed|ment)
            numerical(?:ly)? (?:error|issue|instability|unstable)|(?:differ|diverge)s? from
            precision (?:issue|loss|problem|bug|error)s?|精度|溢出|不一致|不正确\
            """),
    EFFECT(
            """
            wrong (?:results?|outputs?|tokens?|answers?|values?|logits?|experts?|data)
            (?:gave|gives|returned|returns|picked|picks|produced|produces) (?:wrong|other|different|garbage)
            (?:was|were|are|is|been|silently) (?:silently )?(?:lost|dropped|skipped|overwritten|corrupted|leaked)
            data loss|loss of data|corrupt(?:s|ed|ing|ion)|deadlock(?:s|ed)?|(?:wait|sleep|hang|block)s? forever
            could not be (?:imported|started|loaded|opened)|every (?:call|request) (?:waited|waits|fails|failed)
            (?:stop|crash|kill|take down|took down|stopped|crashed|killed)(?:s|es)? the (?:whole )?(?:server|service|process|broker|cluster)
            illegal memory access|segfaults?\
            """),
    REGRESSION(
            """
            regress(?:ed|es)|regressions?(?! tests?)
            no longer works?|stopped working|broken (?:since|after|by)|since (?:v?\\d[\\w.]{0,20})
            (?:after|since) (?:the |an? )?(?:upgrade|update|upgrading|updating)
            (?:works?|builds?|ships?|loads?|starts?) (?:\\S{1,30} ){0,6}again|回归|升级后|升级到.{1,30}后\
            """),
    PERFORMANCE(
            """
            perf|performance|speed(?:s|ing)?[- ]?ups?|faster|slow(?:er|down|ness)?
            latency|throughput|accelerat(?:e|es|ed|ing|ion)|optimi[sz](?:e|es|ed|ing|ations?)
            性能|吞吐|延迟|加速|提速|变慢\
            """),
    NEW_DEFAULT(
            """
            (?:is|are|becomes?) (?:now )?the (?:new )?defaults?|(?:defaults?|defaulting) to
            the default (?:of|for) \\S{1,60} is|(?<!off )(?<!disabled )(?<!opt-in )by default
            (?:change|switch|flip)(?:s|d|ed)? (?:the )?(?:\\S{1,40} )?defaults?|默认(?:启用|开启|关闭|使用|改为)\
            """),
    SUPPORT_DROPPED(
            """
            (?:drop|remove|end|stop)(?:s|ed|ped|d|ping|ing)? (?:the )?(?:support (?:for|of) )?%1$s(?: v?\\d[\\w.]{0,20}| kernels?| backend| support|$)
            (?:drop|remove|end)(?:s|ed|ped|d|ing)? (?:the )?v\\d[\\w.]{0,20}
            (?:drop|remove|end)(?:s|ed|ped|d|ing)? (?:\\S{1,40} ){0,4}support
            requires? %1$s(?: >=?)? ?v?\\d[\\w.]{0,20}|(?:esm|commonjs)[- ]only|no longer supports?
            remov(?:e|es|ed|ing) (?:\\S{1,30} ){0,3}deprecated(?! (?:\\S{1,30} ){0,2}(?:usages?|uses?|calls?|syntax))
            incompatible (?:change|with)|break(?:s|ing)? (?:the )?(?:api|abi|(?:backwards? )?compatibility)
            (?:rename|move)(?:s|d)? the (?:packages?|modules?|namespaces?|repository)|不兼容|不再支持|移除对.{1,20}支持\
            """
                    .formatted(
                            "(?:python|node(?:\\.?js)?|java|jdk|cuda|rocm|ruby|php|scala|\\.net"
                                + "|glibc|sm_?\\d{2,3}|volta|pascal|postgres(?:ql)?|mysql|kafka|zookeeper)")),
    BEHAVIOUR(
            """
            (?:raise|lower|increase|decrease|reduce)(?:s|d)? (?:the )?defaults?
            (?:raise|bump|increase)(?:s|d)? the (?:minimum|required|\\S{1,20} version to)|minimum (?:required )?version|msrv
            (?:rename|move)(?:s|d)? (?:--[\\w-]{1,60}|(?-i:[A-Z][A-Z0-9]{0,20}_[A-Z0-9_]{1,60})|\\w{1,60}(?:\\.\\w{1,60}){1,8}) to
            (?:is|are) (?:now )?(?:an )?errors?|rejects?|refuses?|forbids?|disallows?
            (?:turn|switch)(?:s|ed)? off|disables?|no longer|(?:to|into) an extra|an optional dependency\
            """),
    DEPRECATION(
            """
            deprecat(?:e|es|ed|ing|ion)|end[- ]of[- ](?:life|support)|end of its life|unmaintained
            废弃|弃用|停止维护\
            """),
    FORMATTING(
            """
            typos?|spelling|whitespaces?|reformat(?:s|ted|ting)?|formatting|nits?
            lint(?:s|ing|er)?|clang-format|pre-commit|isort|prettier|clippy|checkstyle|eslint
            copyright|licen[sc]e headers?|docstrings?|javadocs?|type (?:hints?|annotations)
            unused imports?|错别字|注释|格式化|代码风格\
            """),
    BUG(
            """
            bugs?|bug reports?|defect|fail(?:s|ed|ure|ures|ing)?|broken|doesn'?t work|does not work
            errors?|exceptions?|(?:assertion|attribute|import|index|key|runtime|type|value)error
            报错|异常|失败|错误|崩溃|无法|乱码\
            """),
    FEATURE(
            """
            features?|feature[- _]requests?|enhancements?|fea|feat|support|new model|希望|支持\
            """),
    QUESTION(
            """
            questions?|qst|usage|discussion|is it possible|would it|why|what'?s?|how (?:to|do|can)
            请问|如何|怎么|为什么|什么时候|是否\
            """),
    ASKING(
            """
            question|usage|how (?:to|do|can)|what (?:happens|is|does)|what'?s|when will|(?:may|can) i
            is it possible|would it|请问|如何|怎么|什么时候\
            """),
    PROPOSAL(
            """
            rfc|proposal|roadmap|tracking issue|tracker|tracking|release plan|提案|路线图
            announcements?|announcing|heads[- ]up|action required|公告\
            """),
    URGENT(
            """
            p0|critical|urgent|blocker|(?:high|critical|top)[- ]priority
            priority[:/ -]{1,3}(?:critical|high|p0|p1|0)\
            """),
    SET_ASIDE(
            """
            duplicate|invalid|wont[- ]?fix|won't fix|not planned|spam|stale\
            """),
    INSTALLING(
            """
            install(?:s|ed|ing|ation)?|importerror|modulenotfounderror|shared object file|安装\
            """),
    DEVELOPMENT(
            """
            deps-dev|dev[- ]dependenc(?:y|ies)|devdependenc(?:y|ies)\
            """),
    FLAKY(
            """
            flaky|flakes?|ci[- ]failures?|(?:nightly|ci) (?:builds?|runs?|jobs?)
            (?:unit |integration )?tests? (?:fails?|failed|failures?)\
            """),
    ABOUT_TESTS(
            """
            ci|tests?|testing|e2e\
            """),
    ABOUT_DOCS(
            """
            docs?|documentation\
            """),
    PRERELEASE(
            """
            v?\\d{1,4}(?:\\.\\d{1,6}){1,3}[-._]?(?:rc|alpha|beta|a|b|m|dev|pre|preview|snapshot)[-.]?\\d{0,8}\
            """),
    /** Alarming words that speak of a thing, not of trouble: taken out before others are sought. */
    HARMLESS(
            """
            (?:what|something|anything|nothing|what'?s)(?: (?:is|was|went|goes))? wrong
            (?:error|warning|log|exception)[- ]messages?.{0,400}|deprecation[- ]warnings?
            (?:security|crash|regression|race|leak|vulnerability|failure|panic|overflow) (?:tests?|scans?|scanning|scanners?|polic(?:y|ies)|considerations?|reporters?|detectors?|handlers?|checks?|hooks?)
            for vulnerabilities|breaking (?:api )?changes|memory leak (?:tests?|checks?)\
            """);

    /** Han and kana stand without spaces: only other letters are part of the same word. */
    private static final String WORD =
            "[\\p{L}\\p{N}_&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]";

    /**
     * What may stand where a text goes on with these one or two characters. To try every pattern at
     * every character is most of what rules cost; nearly all of them fail on the first two. Two of
     * ASCII or one of any others: there are not more than 82,000 of these, whoever writes the text.
     */
    private static final Map<Integer, Set<Words>> BEGINNINGS = new ConcurrentHashMap<>();

    private final Pattern pattern;

    Words(String alternatives) {
        pattern =
                Pattern.compile(
                        "(?<!"
                                + WORD
                                + ")(?:"
                                + alternatives.replace('\n', '|')
                                + ")(?!"
                                + WORD
                                + ")",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean in(String text) {
        Matcher matcher =
                pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < text.length(); at++) {
            if (mayBegin(text, at) && matcher.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The text with a gap wherever these words stand. */
    String outOf(String text) {
        return in(text) ? pattern.matcher(text).replaceAll(" … ") : text;
    }

    private boolean mayBegin(String text, int at) {
        boolean inWord = at > 0 && isAsciiWord(text.charAt(at - 1));
        return !inWord && candidates(text, at).contains(this);
    }

    private static Set<Words> candidates(String text, int at) {
        int beginning = beginning(text, at);
        // To compute takes a lock, be it there or not.
        var known = BEGINNINGS.get(beginning);
        return known == null ? BEGINNINGS.computeIfAbsent(beginning, Words::with) : known;
    }

    private static boolean isAsciiWord(char character) {
        return character < 128 && (Character.isLetterOrDigit(character) || character == '_');
    }

    /** The first character in the upper half, in the lower the second if there is one of use. */
    private static int beginning(String text, int at) {
        char first = text.charAt(at);
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return first << Character.SIZE | (first < 128 && second < 128 ? second : 0);
    }

    /** A matcher that has met the end might have found more behind it. */
    private static Set<Words> with(int beginning) {
        char second = (char) beginning;
        var text = (char) (beginning >>> Character.SIZE) + (second == 0 ? "" : "" + second);
        var words = EnumSet.noneOf(Words.class);
        for (Words each : values()) {
            Matcher matcher = each.pattern.matcher(text);
            if (matcher.lookingAt() || matcher.hitEnd()) {
                words.add(each);
            }
        }
        return words;
    }
}
