package dev.courant.notify;

/**
 * A message as a page that needs nothing from elsewhere: no pictures, no style sheets, no scripts.
 */
final class EmailHtml {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; }
            body { margin: 0 auto; padding: 24px 16px; max-width: 640px;
              font: 16px/1.55 -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif; }
            h1 { font-size: 22px; line-height: 1.3; margin: 0 0 16px; }
            p { margin: 0 0 12px; overflow-wrap: anywhere; }
            .why, .note, .foot { font-size: 14px; opacity: .75; }
            .why { margin: -8px 0 12px; padding-left: 1.6em; }
            .foot { margin-top: 32px; border-top: 1px solid; padding-top: 12px; }
            .open { font-weight: 600; }
            """;

    private EmailHtml() {}

    static String of(Draft draft, String footer, String language) {
        StringBuilder page = new StringBuilder(4_096);
        page.append("<!doctype html>\n<html lang=\"").append(language).append("\">\n<head>");
        page.append("<meta charset=\"utf-8\"><meta name=\"viewport\"");
        page.append(" content=\"width=device-width\"><title>")
                .append(Html.escape(draft.headline()));
        page.append("</title>\n<style>\n").append(STYLE).append("</style></head>\n<body>\n");
        page.append("<h1>").append(Html.escape(draft.headline())).append("</h1>\n");
        draft.intro().forEach(line -> paragraph(page, "", Html.escape(line)));
        draft.entries().forEach(entry -> entry(page, entry));
        draft.notes().forEach(line -> paragraph(page, "note", Html.escape(line)));
        if (draft.anchor() != null) {
            paragraph(page, "open", link(draft.anchor()));
        }
        paragraph(page, "foot", Html.escape(footer));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void entry(StringBuilder page, Draft.Entry entry) {
        paragraph(
                page,
                "",
                entry.level().mark()
                        + " "
                        + Html.bold(Html.escape(entry.repo()))
                        + " "
                        + link(entry.title()));
        if (entry.why() != null) {
            paragraph(page, "why", Html.escape(entry.why()));
        }
    }

    private static String link(Draft.Anchor anchor) {
        return Html.link(Html.escape(anchor.text()), anchor.address());
    }

    private static void paragraph(StringBuilder page, String style, String html) {
        page.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">");
        page.append(html).append("</p>\n");
    }
}
