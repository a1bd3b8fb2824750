package dev.courant.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The paragraphs of a draft, without its headline, in a vendor's markup. */
final class Layout {

    private Layout() {}

    /**
     * @param escape makes a text one that is not read as markup
     * @param link of an escaped text and an address
     * @param bold of an escaped text
     */
    static List<String> of(
            Draft draft,
            UnaryOperator<String> escape,
            BinaryOperator<String> link,
            UnaryOperator<String> bold) {
        List<String> paragraphs = new ArrayList<>();
        draft.intro().forEach(line -> paragraphs.add(escape.apply(line)));
        for (Draft.Entry entry : draft.entries()) {
            Draft.Anchor title = entry.title();
            paragraphs.add(
                    entry.level().mark()
                            + " "
                            + bold.apply(escape.apply(entry.repo()))
                            + " "
                            + link.apply(escape.apply(title.text()), title.address())
                            + (entry.why() == null ? "" : "\n" + escape.apply(entry.why())));
        }
        draft.notes().forEach(line -> paragraphs.add(escape.apply(line)));
        if (draft.anchor() != null) {
            Draft.Anchor anchor = draft.anchor();
            paragraphs.add(link.apply(escape.apply(anchor.text()), anchor.address()));
        }
        return paragraphs;
    }
}
