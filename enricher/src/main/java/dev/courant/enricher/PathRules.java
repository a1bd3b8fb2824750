package dev.courant.enricher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The table behind {@link PathClass}: the first rule that holds decides. */
final class PathRules {

    private static final Set<String> VENDORED =
            names(
                    """
                    third_party third-party thirdparty 3rdparty 3rd_party vendor vendored
                    node_modules
                    """);

    private static final Set<String> LOCK_NAMES =
            names(
                    """
                    package-lock.json npm-shrinkwrap.json pnpm-lock.yaml packages.lock.json go.sum
                    bun.lockb gradle.lockfile module.bazel.lock
                    """);

    private static final NamePattern GENERATED_NAME =
            new NamePattern(
                    ".*(?:_pb2(?:_grpc)?\\.pyi?|\\.pb\\.(?:go|cc|h)|\\.min\\.(?:js|css)|[._]generated\\..*)",
                    "_pb2",
                    ".pb.",
                    ".min.",
                    "generated");
    private static final Set<String> GENERATED_EXTENSIONS = names("map snap");
    private static final Set<String> GENERATED =
            names("generated __generated__ autogen __snapshots__");

    private static final Set<String> CI =
            names(".circleci .buildkite .jenkins .ci .azure-pipelines");
    private static final Set<String> CI_NAMES =
            names(
                    """
                    .gitlab-ci.yml .travis.yml jenkinsfile azure-pipelines.yml codecov.yml
                    .codecov.yml
                    """);

    private static final Set<String> DOCS_NAMES =
            names(
                    """
                    readme license licence notice authors contributors changelog changes copying
                    readme.txt license.txt licence.txt notice.txt authors.txt contributors.txt
                    changelog.txt changes.txt copying.txt mkdocs.yml
                    """);
    private static final Set<String> DOCS_EXTENSIONS =
            names("md mdx rst adoc tex png jpg jpeg gif svg webp pdf drawio");
    private static final Set<String> DOCS = names("docs doc documentation website");

    private static final Set<String> TESTS =
            names("test tests testing __tests__ unittest unittests unit_tests testdata e2e");
    private static final NamePattern TEST_NAME =
            new NamePattern(
                    "(?:test_.*|conftest)\\.(?:py|cu|cc|cpp|c|sh|rs)"
                        + "|.*_tests?\\.[a-z]{1,4}|.*\\.(?:test|spec)\\.[jt]sx?|.+(?:tests?|testcase)\\.(?:java|kt|scala|cs|swift)",
                    "test",
                    "spec");

    private static final Set<String> EXAMPLES =
            names(
                    """
                    example examples sample samples demo demos tutorial tutorials playground
                    cookbook
                    """);
    private static final NamePattern EXAMPLE_NAME =
            new NamePattern(".*\\.ipynb|.*\\.stories\\.[jt]sx?", ".ipynb", ".stories.");

    private static final Set<String> BENCHMARKS = names("benchmark benchmarks bench");
    private static final NamePattern BENCHMARK_NAME =
            new NamePattern("bench(?:mark)?_.*|.*_bench(?:mark)?\\.[a-z]{1,4}", "bench");

    private static final Set<String> MIGRATIONS =
            names("migrations migration migrate alembic flyway liquibase");

    private static final Set<String> BUILD_NAMES =
            names(
                    """
                    setup.py setup.cfg pyproject.toml cmakelists.txt makefile gnumakefile
                    meson.build pom.xml build.gradle build.gradle.kts settings.gradle
                    settings.gradle.kts cargo.toml build.rs go.mod package.json build build.bazel
                    workspace module.bazel .gitmodules manifest.in environment.yml version
                    version.txt justfile
                    """);
    private static final Set<String> BUILD_EXTENSIONS = names("cmake mk bzl gradle");
    private static final NamePattern BUILD_NAME =
            new NamePattern(
                    "(?:.*[._-])?dockerfile(?:\\..*)?|requirements.*\\.(?:txt|in)",
                    "dockerfile",
                    "requirements");
    private static final Set<String> BUILD_TOPS =
            names("scripts script tools docker cmake conda ci");

    private static final Set<String> KERNELS =
            names(
                    """
                    csrc kernels kernel jit_kernel sgl-kernel cuda triton cute cutedsl cutlass
                    hopper
                    """);
    private static final Set<String> KERNEL_EXTENSIONS = names("cu cuh hip metal ptx cl");
    private static final NamePattern KERNEL_NAME =
            new NamePattern(
                    "(?:.*_)?kernels?(?:_.*)?\\.(?:py|h|hpp|cc|cpp)|.*_sm\\d{2,3}[a-z]?(?:_.*)?\\.[a-z]{1,5}",
                    "kernel",
                    "_sm");

    private static final Set<String> APIS = names("api apis entrypoints");
    private static final Set<String> API_EXTENSIONS = names("proto thrift graphql avsc pyi fbs");
    private static final NamePattern API_NAME =
            new NamePattern(
                    ".*\\.d\\.ts|(?:.*[._-])?(?:openapi|swagger)(?:[._-].*)?",
                    ".d.ts",
                    "openapi",
                    "swagger");
    private static final Set<String> HEADER_EXTENSIONS = names("h hh hpp hxx");

    private static final Set<String> CORES =
            names("core engine runtime scheduler executor model_executor compiler compilation");
    private static final NamePattern CORE_NAME =
            new NamePattern(
                    "(?:core|engine|runtime|scheduler|executor|compiler)\\.[a-z]{1,4}",
                    "core.",
                    "engine.",
                    "runtime.",
                    "scheduler.",
                    "executor.",
                    "compiler.");

    private static final Set<String> SOURCE_EXTENSIONS =
            names(
                    """
                    py pyx c cc cpp cxx h hh hpp hxx inc inl m mm java kt kts scala groovy clj go rs
                    rb php cs fs swift dart lua r jl hs ml ex exs erl zig nim v sv vhd js jsx mjs
                    cjs ts tsx vue svelte css scss html sql sh bash ps1 bat pl asm s jinja j2 tpl td
                    mlir
                    """);
    private static final Set<String> CONFIG_EXTENSIONS =
            names("yaml yml json toml ini cfg conf properties env xml");

    private record Rule(PathClass result, Predicate<SplitPath> holds) {}

    /** Places before names, the special before the general: a test of a kernel is a test. */
    private static final List<Rule> RULES =
            List.of(
                    new Rule(PathClass.VENDORED, path -> path.within(VENDORED)),
                    new Rule(
                            PathClass.LOCK,
                            path -> LOCK_NAMES.contains(path.name) || path.name.endsWith(".lock")),
                    new Rule(
                            PathClass.GENERATED,
                            path ->
                                    path.within(GENERATED)
                                            || path.ends(GENERATED_EXTENSIONS)
                                            || path.named(GENERATED_NAME)),
                    new Rule(PathClass.CI, PathRules::isCi),
                    new Rule(
                            PathClass.DOCS,
                            path -> path.ends(DOCS_EXTENSIONS) || DOCS_NAMES.contains(path.name)),
                    new Rule(PathClass.TEST, path -> path.within(TESTS) || path.named(TEST_NAME)),
                    new Rule(
                            PathClass.EXAMPLE,
                            path -> path.within(EXAMPLES) || path.named(EXAMPLE_NAME)),
                    new Rule(
                            PathClass.BENCHMARK,
                            path -> path.within(BENCHMARKS) || path.named(BENCHMARK_NAME)),
                    new Rule(PathClass.DOCS, path -> path.within(DOCS)),
                    new Rule(
                            PathClass.MIGRATION,
                            path -> path.within(MIGRATIONS) && path.ends(SOURCE_EXTENSIONS)),
                    new Rule(
                            PathClass.BUILD,
                            path ->
                                    BUILD_NAMES.contains(path.name)
                                            || path.ends(BUILD_EXTENSIONS)
                                            || path.named(BUILD_NAME)),
                    new Rule(PathClass.BUILD, path -> path.startsIn(BUILD_TOPS)),
                    new Rule(
                            PathClass.KERNEL,
                            path ->
                                    path.within(KERNELS)
                                            || path.ends(KERNEL_EXTENSIONS)
                                            || path.named(KERNEL_NAME)),
                    new Rule(PathClass.API, PathRules::isApi),
                    new Rule(
                            PathClass.CORE,
                            path ->
                                    (path.within(CORES) || path.named(CORE_NAME))
                                            && path.ends(SOURCE_EXTENSIONS)),
                    new Rule(PathClass.SOURCE, path -> path.ends(SOURCE_EXTENSIONS)),
                    new Rule(
                            PathClass.CONFIG,
                            path ->
                                    path.ends(CONFIG_EXTENSIONS)
                                            || path.name.startsWith(".")
                                            || path.name.equals("codeowners")));

    private PathRules() {}

    static PathClass classify(String path) {
        var split = SplitPath.of(path);
        for (Rule rule : RULES) {
            if (rule.holds.test(split)) {
                return rule.result;
            }
        }
        return PathClass.OTHER;
    }

    private static boolean isCi(SplitPath path) {
        boolean onGitHub =
                path.startsIn(Set.of(".github"))
                        && (path.within(Set.of("workflows", "actions", "scripts"))
                                || path.name.startsWith("dependabot."));
        boolean inCi = path.startsIn(Set.of("ci"));
        return onGitHub || inCi || path.within(CI) || CI_NAMES.contains(path.name);
    }

    /** A package's own entry point counts, those of its hundred sub-packages do not. */
    private static boolean isApi(SplitPath path) {
        boolean entryPoint =
                path.name.equals("__init__.py")
                        && path.folders.size() <= (path.startsIn(Set.of("src", "python")) ? 2 : 1);
        boolean publicHeader = path.within(Set.of("include")) && path.ends(HEADER_EXTENSIONS);
        boolean inApi = path.within(APIS) && path.ends(SOURCE_EXTENSIONS);
        return entryPoint
                || publicHeader
                || inApi
                || path.ends(API_EXTENSIONS)
                || path.named(API_NAME);
    }

    private static Set<String> names(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+", -1)));
    }

    /**
     * A pattern of a whole name.
     *
     * @param hints of which every name that matches has one: to look for these is much quicker
     */
    private record NamePattern(Pattern pattern, List<String> hints) {

        NamePattern(String pattern, String... hints) {
            this(Pattern.compile(pattern), List.of(hints));
        }

        boolean matches(String name) {
            for (String hint : hints) {
                if (name.contains(hint)) {
                    return pattern.matcher(name).matches();
                }
            }
            return false;
        }
    }

    /** A path in lower case: the folders, the name, and what follows the last dot of it. */
    private record SplitPath(List<String> folders, String name, String extension) {

        /** File systems stop at 255 bytes; git takes names that patterns would be slow on. */
        private static final int MAX_NAME = 255;

        static SplitPath of(String path) {
            var parts = Arrays.asList(path.toLowerCase(Locale.ROOT).split("/", -1));
            String last = parts.getLast();
            String name = last.substring(Math.max(0, last.length() - MAX_NAME));
            String extension = name.substring(name.lastIndexOf('.') + 1);
            return new SplitPath(
                    parts.subList(0, parts.size() - 1),
                    name,
                    extension.length() == name.length() ? "" : extension);
        }

        boolean within(Set<String> names) {
            for (String folder : folders) {
                if (names.contains(folder)) {
                    return true;
                }
            }
            return false;
        }

        boolean startsIn(Set<String> names) {
            return !folders.isEmpty() && names.contains(folders.getFirst());
        }

        boolean ends(Set<String> extensions) {
            return extensions.contains(extension);
        }

        boolean named(NamePattern pattern) {
            return pattern.matches(name);
        }
    }
}
