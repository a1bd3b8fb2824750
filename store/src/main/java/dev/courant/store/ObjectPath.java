package dev.courant.store;

/** The form of paths: relative, of plain names. */
final class ObjectPath {

    private ObjectPath() {}

    /**
     * @throws IllegalArgumentException if this is no path
     */
    static String require(String path) {
        for (var segment : path.split("/", -1)) {
            if (!isName(segment)) {
                throw new IllegalArgumentException("Not a relative path of plain names: " + path);
            }
        }
        return path;
    }

    private static boolean isName(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }
}
