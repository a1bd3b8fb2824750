package dev.courant.notify;

import java.util.List;
import java.util.Random;

/** Text of signs that mean something somewhere, of several scripts, and of any character at all. */
final class RandomText {

    private static final List<String> PIECES =
            List.of(
                    "<",
                    ">",
                    "&",
                    "&amp;",
                    "*",
                    "_",
                    "`",
                    "```",
                    "[",
                    "]",
                    "(",
                    ")",
                    "](http://e.vil)",
                    "@",
                    "@here",
                    "<@U1>",
                    "#",
                    "/go",
                    "http://e.vil",
                    "www.e.vil",
                    "\\",
                    "\n",
                    "\r\n",
                    "\u202e",
                    "\u0301",
                    "👩‍👩‍👧‍👦",
                    "🇩🇪",
                    "字",
                    "ع",
                    "e\u0301",
                    "\ud83d",
                    "\ude00",
                    "\u0000",
                    "word ",
                    " ",
                    "0",
                    "\"",
                    "'",
                    "|",
                    "||",
                    "~~",
                    "> ",
                    "- ",
                    "\t");

    private RandomText() {}

    static String of(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(8) == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
