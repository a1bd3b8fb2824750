package dev.courant.notify;

/** How important an event is. */
public enum Level {
    HIGH("🔴", 0xD9_30_25),
    MEDIUM("🟡", 0xE3_A0_08),
    LOW("🟢", 0x18_80_38);

    private final String mark;
    private final int colour;

    Level(String mark, int colour) {
        this.mark = mark;
        this.colour = colour;
    }

    /** As the reports mark it. */
    String mark() {
        return mark;
    }

    /** Red, green and blue, a byte each. */
    int colour() {
        return colour;
    }
}
