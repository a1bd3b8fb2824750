package dev.courant.notify;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of a notice a message shows; texts in UTF-16 units.
 *
 * @param items how many events
 * @param title of each event
 * @param why of each event; 0 for none
 * @param summary of the edition; 0 for none
 * @param problems how many repositories that could not be read are named
 */
record Shape(int items, int title, int why, int summary, int problems) {

    private static final int FEW = 3;

    /** Short enough for every vendor, whatever has to be escaped. */
    private static final Shape BAREST = new Shape(0, 60, 0, 0, 1);

    /**
     * From the fullest to the barest: first the least important events go, then the reasons of
     * those that are left, then these events, then the summary.
     *
     * @param most events that a message may show
     */
    static Stream<Shape> of(int most) {
        int few = Math.min(FEW, most);
        return Stream.of(
                        fewer(most, few).mapToObj(n -> new Shape(n, 200, 300, 1_500, 5)),
                        fewer(few, 1).mapToObj(n -> new Shape(n, 120, 100, 600, 2)),
                        Stream.of(new Shape(0, 120, 0, 300, 2), BAREST))
                .flatMap(shapes -> shapes);
    }

    private static IntStream fewer(int from, int to) {
        return IntStream.iterate(from, n -> n >= to, n -> n - 1);
    }
}
