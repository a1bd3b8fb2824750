package dev.courant.enricher;

/** What a file is for, as far as its path tells. */
enum PathClass {
    /** Code for accelerators: CUDA, HIP, Metal, Triton, CuTe. */
    KERNEL,
    /**
     * What others program against: public headers, packages' entry points, interface definitions.
     */
    API,
    /** The parts that the rest of a program stands on: engine, runtime, scheduler, compiler. */
    CORE,
    SOURCE,
    /** Steps from one database schema to the next. */
    MIGRATION,
    BUILD,
    CONFIG,
    CI,
    TEST,
    /** Examples and tutorials. */
    EXAMPLE,
    BENCHMARK,
    DOCS,
    GENERATED,
    VENDORED,
    LOCK,
    OTHER;

    static PathClass of(String path) {
        return PathRules.classify(path);
    }

    /** True for what a program is made of, and what its size is counted in. */
    boolean isCode() {
        return this == KERNEL || this == API || this == CORE || this == SOURCE || this == MIGRATION;
    }

    /** Which files' patches are shown first when not all fit: the lower, the sooner. */
    int spendingOrder() {
        return switch (this) {
            case KERNEL, API, CORE, SOURCE, MIGRATION -> 0;
            case BUILD, CONFIG, OTHER -> 1;
            case CI, TEST -> 2;
            case EXAMPLE, BENCHMARK -> 3;
            case DOCS -> 4;
            case GENERATED, VENDORED, LOCK -> 5;
        };
    }
}
