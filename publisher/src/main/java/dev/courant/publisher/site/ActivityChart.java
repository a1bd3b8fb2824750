package dev.courant.publisher.site;

import java.util.stream.Collectors;

/** A repository's last days as columns, each scaled to its own busiest day. */
final class ActivityChart {

    private static final int PITCH = 8;
    private static final int COLUMN = 6;
    private static final int HEIGHT = 48;
    private static final int BASE = 2;

    private final StringBuilder base = new StringBuilder();
    private final StringBuilder high = new StringBuilder();
    private final StringBuilder medium = new StringBuilder();
    private final StringBuilder low = new StringBuilder();
    private final int most;
    private int x;

    private ActivityChart(int most) {
        this.most = most;
    }

    static Fragment of(Wording words, Activity activity) {
        var peak = activity.peak();
        var columns = new ActivityChart(peak == null ? 1 : peak.total());
        activity.days().forEach(columns::add);
        int width = activity.days().size() * PITCH - (PITCH - COLUMN);
        var svg =
                new Svg()
                        .begin("svg")
                        .with("class", "activity")
                        .with("viewBox", "0 0 " + width + " " + (HEIGHT + BASE))
                        .with("preserveAspectRatio", "none")
                        .with("role", "img")
                        .with("aria-label", said(words, activity));
        draw(svg, "base", columns.base);
        draw(svg, "high", columns.high);
        draw(svg, "medium", columns.medium);
        draw(svg, "low", columns.low);
        return svg.end().fragment();
    }

    private static void draw(Svg svg, String kind, StringBuilder path) {
        if (!path.isEmpty()) {
            svg.begin("path").with("class", kind).with("d", path).end();
        }
    }

    /** A day that nothing is known of leaves a gap. */
    private void add(Activity.Day day) {
        var levels = day.levels();
        if (levels != null) {
            part(base, HEIGHT + BASE, BASE);
            int top = HEIGHT;
            top = part(high, top, height(levels.high()));
            top = part(medium, top, height(levels.medium()));
            part(low, top, height(levels.low()));
        }
        x += PITCH;
    }

    private int height(int value) {
        return value == 0 ? 0 : Math.max(1, Math.round((float) value * HEIGHT / most));
    }

    private int part(StringBuilder path, int bottom, int height) {
        int top = Math.max(0, bottom - height);
        if (height > 0) {
            path.append("M%d %dh%dv%dh-%dz".formatted(x, top, COLUMN, bottom - top, COLUMN));
        }
        return top;
    }

    /** The same in words: the days on which something happened. */
    private static String said(Wording words, Activity activity) {
        if (activity.known() == 0) {
            return words.say("site.activity.unknown", activity.repo());
        }
        var busy =
                activity.days().stream()
                        .filter(day -> day.total() > 0)
                        .map(
                                day ->
                                        words.say(
                                                "site.activity.day",
                                                day.day().toString(),
                                                day.total()))
                        .collect(Collectors.joining(words.say("list.separator")));
        return words.say(
                        "site.activity.describe",
                        activity.repo(),
                        activity.sum().total(),
                        activity.known(),
                        activity.days().size())
                + (busy.isEmpty() ? "" : words.say("colon") + busy);
    }
}
