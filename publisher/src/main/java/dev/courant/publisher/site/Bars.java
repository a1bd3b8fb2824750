package dev.courant.publisher.site;

/**
 * Bars beside numbers. Each is as wide as the place that it is given; what it shows stands in
 * numbers beside it, so that it is hidden from whoever listens.
 */
final class Bars {

    private static final int FULL = 1_000;
    private static final int HEIGHT = 10;
    private static final int LEAST = 6;

    private Bars() {}

    /** High, medium and low from left to right. */
    static Fragment ofLevels(Levels levels, int most) {
        var svg = begin();
        int x = 0;
        x = part(svg, "high", x, levels.high(), most);
        x = part(svg, "medium", x, levels.medium(), most);
        part(svg, "low", x, levels.low(), most);
        return svg.end().fragment();
    }

    /** Added and deleted lines from left to right. */
    static Fragment ofLines(long additions, long deletions, long most) {
        var svg = begin();
        int x = part(svg, "added", 0, additions, most);
        part(svg, "deleted", x, deletions, most);
        return svg.end().fragment();
    }

    private static Svg begin() {
        return new Svg()
                .begin("svg")
                .with("class", "strip")
                .with("viewBox", "0 0 " + FULL + " " + HEIGHT)
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true");
    }

    /** However small, what is there is seen. */
    private static int part(Svg svg, String kind, int x, long value, long most) {
        if (value <= 0) {
            return x;
        }
        int width = (int) Math.max(LEAST, Math.round((double) value * FULL / Math.max(most, 1)));
        svg.begin("rect").with("class", kind).with("x", x);
        svg.with("y", 0).with("width", width).with("height", HEIGHT).end();
        return x + width;
    }
}
