package dev.courant.publisher.site;

import java.util.stream.Collectors;

/** A repository's last days as columns, each scaled to its own busiest day. */
final class ActivityChart {

    private static final int PITCH = 8;
    private static final int COLUMN = 6;
    private static final int HEIGHT = 48;
    private static final int BASE = 2;

    private ActivityChart() {}

    static Fragment of(Wording words, Activity activity) {
        int width = activity.days().size() * PITCH - (PITCH - COLUMN);
        var svg =
                new Svg()
                        .open(
                                "svg",
                                "class",
                                "activity",
                                "viewBox",
                                "0 0 " + width + " " + (HEIGHT + BASE),
                                "preserveAspectRatio",
                                "none",
                                "role",
                                "img",
                                "aria-label",
                                said(words, activity));
        var peak = activity.peak();
        int most = peak == null ? 1 : peak.total();
        int x = 0;
        for (var day : activity.days()) {
            column(svg, x, day, most);
            x += PITCH;
        }
        return svg.close("svg").fragment();
    }

    private static void column(Svg svg, int x, Activity.Day day, int most) {
        var levels = day.levels();
        var kind = levels == null ? "base unknown" : "base";
        svg.empty("rect", "class", kind, "x", x, "y", HEIGHT, "width", COLUMN, "height", BASE);
        if (levels == null) {
            return;
        }
        int top = HEIGHT;
        top = part(svg, "high", x, top, levels.high(), most);
        top = part(svg, "medium", x, top, levels.medium(), most);
        part(svg, "low", x, top, levels.low(), most);
    }

    private static int part(Svg svg, String kind, int x, int bottom, int value, int most) {
        if (value == 0) {
            return bottom;
        }
        int height = Math.max(1, Math.round((float) value * HEIGHT / most));
        int top = Math.max(0, bottom - height);
        svg.empty("rect", "class", kind, "x", x, "y", top, "width", COLUMN, "height", bottom - top);
        return top;
    }

    /** The same in words: the days on which something happened. */
    private static String said(Wording words, Activity activity) {
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
        return words.say("site.activity.describe", activity.repo(), activity.sum().total())
                + (busy.isEmpty() ? "" : words.say("colon") + busy);
    }
}
