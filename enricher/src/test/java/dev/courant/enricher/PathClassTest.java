package dev.courant.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathClassTest {

    @ParameterizedTest
    @CsvSource({
        "csrc/attention.cpp,KERNEL",
        "deep_gemm/include/deep_gemm/impls/sm100_fp8_mqa_logits.cuh,KERNEL",
        "flash_attn/cute/flash_fwd_sm100.py,KERNEL",
        "python/pkg/triton/moe.py,KERNEL",
        "src/moe_kernel.py,KERNEL",
        "include/lib/logging.h,API",
        "pkg/__init__.py,API",
        "src/pkg/__init__.py,API",
        "pkg/sub/deep/__init__.py,SOURCE",
        "proto/service.proto,API",
        "vllm/entrypoints/llm.py,API",
        "web/types.d.ts,API",
        "pkg/core/loop.py,CORE",
        "pkg/scheduler.py,CORE",
        "pkg/engine/config.json,CONFIG",
        "pkg/loader.py,SOURCE",
        "Main.java,SOURCE",
        "setup.py,BUILD",
        "hopper/setup.py,BUILD",
        "CMakeLists.txt,BUILD",
        "docker/Dockerfile.cu126,BUILD",
        "requirements-dev.txt,BUILD",
        "scripts/release.py,BUILD",
        ".github/workflows/build.yml,CI",
        ".github/dependabot.yml,CI",
        ".github/CODEOWNERS,CONFIG",
        "ci/docker-tags.yml,CI",
        ".gitlab-ci.yml,CI",
        "tests/kernels/test_moe.py,TEST",
        "pkg/loader_test.go,TEST",
        "src/test/java/a/LoaderTest.java,TEST",
        "web/app.spec.ts,TEST",
        "conftest.py,TEST",
        "contest.py,SOURCE",
        "latest.py,SOURCE",
        "examples/gemm.cu,EXAMPLE",
        "benchmarks/kernels/bench.py,BENCHMARK",
        "tools/bench_loader.py,BENCHMARK",
        "notebook.ipynb,EXAMPLE",
        "src/table.stories.tsx,EXAMPLE",
        "db/migrations/0042_split.sql,MIGRATION",
        "src/main/resources/flyway/V2__split.sql,MIGRATION",
        "docs/migrations/v2.md,DOCS",
        "README.md,DOCS",
        "tests/README.md,DOCS",
        "docs/conf.py,DOCS",
        "LICENSE,DOCS",
        "assets/logo.svg,DOCS",
        "poetry.lock,LOCK",
        "web/package-lock.json,LOCK",
        "go.sum,LOCK",
        "block.py,SOURCE",
        "api/service_pb2.py,GENERATED",
        "dist/app.min.js,GENERATED",
        "src/generated/Types.java,GENERATED",
        "third_party/lib/a.cu,VENDORED",
        "go/vendor/x/y.go,VENDORED",
        "web/node_modules/a/index.js,VENDORED",
        "config/model.yaml,CONFIG",
        ".clang-format,CONFIG",
        "weights.bin,OTHER"
    })
    void classifiesByPath(String path, PathClass expected) {
        assertThat(PathClass.of(path)).isEqualTo(expected);
    }

    @Test
    void takesAnyPath() {
        assertThat(PathClass.of("")).isEqualTo(PathClass.OTHER);
        assertThat(PathClass.of("/")).isEqualTo(PathClass.OTHER);
        assertThat(PathClass.of("a".repeat(4_096))).isEqualTo(PathClass.OTHER);
        assertThat(PathClass.of("目录/文件.cu")).isEqualTo(PathClass.KERNEL);
    }
}
