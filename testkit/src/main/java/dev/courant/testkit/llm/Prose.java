package dev.courant.testkit.llm;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sentences as a model might write them, by a seed. The first sentence of a summary mentions the
 * title.
 */
final class Prose {

    private static final Set<String> LONG = Set.of("summary", "outlook", "overview", "analysis");
    private static final Set<String> SHORT =
            Set.of("type", "kind", "category", "title", "name", "label");
    private static final int LONG_SENTENCES = 4;

    /** One language's stock. */
    private record Stock(List<String> openings, List<String> sentences, List<String> words) {}

    private static final Stock EN =
            new Stock(
                    List.of(
                            "The change \"%s\" alters how the module works.",
                            "\"%s\" is the main point of this update.",
                            "With \"%s\", callers see a different behaviour."),
                    List.of(
                            "Callers that rely on the old default should look at the diff.",
                            "The hot path allocates less and takes fewer locks.",
                            "Tests cover the new branch and one of its edge cases.",
                            "Downstream services need no change to their configuration.",
                            "The public API stays compatible with the last release.",
                            "Watch the latency of large batches after the upgrade."),
                    List.of("refactoring", "new feature", "bug fix", "performance"));

    private static final Stock ZH =
            new Stock(
                    List.of(
                            "本次变更“%s”调整了该模块的工作方式，影响到主要的调用路径。",
                            "“%s”是这次更新的重点，改动集中在核心代码。", "通过“%s”，调用方会看到与之前不同的行为。"),
                    List.of(
                            "依赖旧默认值的调用方应当检查这次的 diff。",
                            "热路径上的内存分配更少，加锁次数也有所下降。",
                            "测试覆盖了新的分支以及其中一个边界情况。",
                            "下游服务不需要修改任何配置。",
                            "对外的 API 与上一个版本保持兼容。",
                            "升级之后请关注大批量请求的延迟变化。"),
                    List.of("重构", "新功能", "缺陷修复", "性能优化"));

    private final Stock stock;
    private final String separator;
    private final String title;
    private final Random die;

    /**
     * @param language {@code zh}; any other is English
     * @param title empty if none shall be mentioned
     */
    Prose(String language, String title, long seed) {
        boolean chinese = language.equals("zh");
        this.stock = chinese ? ZH : EN;
        this.separator = chinese ? "" : " ";
        this.title = title;
        this.die = new Random(seed);
    }

    /** A text that a property of this name might hold. */
    String text(String property) {
        String name = property.toLowerCase(Locale.ROOT);
        if (SHORT.contains(name)) {
            return pick(stock.words());
        }
        return LONG.contains(name) ? summary() : pick(stock.sentences());
    }

    /** Several sentences, no two the same. */
    String summary() {
        String opening =
                title.isEmpty() ? pick(stock.sentences()) : pick(stock.openings()).formatted(title);
        int from = die.nextInt(stock.sentences().size());
        return opening
                + separator
                + IntStream.range(0, LONG_SENTENCES - 1)
                        .mapToObj(
                                at -> stock.sentences().get((from + at) % stock.sentences().size()))
                        .collect(Collectors.joining(separator));
    }

    private String pick(List<String> choices) {
        return choices.get(die.nextInt(choices.size()));
    }
}
