package dev.courant.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/**
 * Slack's incoming webhooks: Block Kit, and a text for notifications.
 *
 * <p>Limits: 50 blocks a message, 150 characters a header, 3,000 a section's text (Block Kit
 * reference, docs.slack.dev/reference/block-kit/blocks). Mentions and channel names are made of
 * {@code <…>} alone once {@code &}, {@code <} and {@code >} are escaped and {@code verbatim} is set
 * (docs.slack.dev/messaging/formatting-message-text). One message a second
 * (docs.slack.dev/apis/web-api/rate-limits). A message that was taken is answered with 200 and
 * {@code ok}, errors with 4xx, 410 and 500 (Slack's changelog of 2016-05-17).
 */
record Slack(Secret url) implements Vendor {

    private static final int MAX_BLOCKS = 50;
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;
    private static final int TEXT = 1_000;
    private static final int MOST_ITEMS = 20;

    @Override
    public Pace pace() {
        return Pace.seconds(1);
    }

    @Override
    public Outgoing message(Notice notice) {
        return Outgoing.json(url, Drafts.fitting(notice, MOST_ITEMS, this::render));
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        return Failures.status(who, answer)
                .or(
                        () ->
                                answer.body().strip().equals("ok")
                                        ? Optional.empty()
                                        : Optional.of(Failures.strange(who)));
    }

    private Optional<ObjectNode> render(Draft draft) {
        ObjectNode message = Json.object();
        message.put("text", escape(Size.UTF16.cut(draft.headline(), TEXT)));
        message.put("unfurl_links", false).put("unfurl_media", false);
        ArrayNode blocks = message.putArray("blocks");
        header(blocks, draft.headline());
        boolean fits = sections(draft).stream().allMatch(text -> section(blocks, text));
        return fits && blocks.size() <= MAX_BLOCKS ? Optional.of(message) : Optional.empty();
    }

    private static void header(ArrayNode blocks, String headline) {
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", Size.UTF16.cut(headline, HEADER))
                .put("emoji", false);
    }

    private static boolean section(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", text)
                .put("verbatim", true);
        return Size.UTF16.fits(text, SECTION);
    }

    /** Each in mrkdwn. */
    private static List<String> sections(Draft draft) {
        return Layout.of(draft, Slack::escape, Slack::link, Slack::bold);
    }

    private static String bold(String text) {
        return "*" + text + "*";
    }

    private static String link(String text, String address) {
        return "<" + escape(address) + "|" + text + ">";
    }

    /**
     * A backtick begins code, which ends at the next one and takes links with it; what {@code *},
     * {@code _} and {@code ~} do ends with the line.
     */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('`', 'ˋ');
    }
}
