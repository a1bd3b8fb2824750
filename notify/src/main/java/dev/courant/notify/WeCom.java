package dev.courant.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.Set;

/**
 * A group robot of WeCom's: Markdown, in which {@code <@user>} would be a mention.
 *
 * <p>4,096 bytes of UTF-8, twenty messages a minute
 * (developer.work.weixin.qq.com/document/path/91770), hence three seconds. 200 means nothing:
 * {@code errcode} must be 0; 45009 is too many messages, -1 a busy system
 * (developer.work.weixin.qq.com/document/path/90313).
 */
record WeCom(Secret url) implements Vendor {

    private static final int BYTES = 4_096;
    private static final int MOST_ITEMS = 15;

    private static final ErrorCodes CODES =
            new ErrorCodes(
                    "errcode", Set.of(45009, 45033), Optional.empty(), Set.of(-1), WeCom::meaning);

    @Override
    public Pace pace() {
        return Pace.seconds(3);
    }

    @Override
    public Outgoing message(Notice notice) {
        String text =
                Drafts.fitting(
                        notice,
                        MOST_ITEMS,
                        draft ->
                                Optional.of(Markdown.of(draft))
                                        .filter(content -> Size.UTF8.fits(content, BYTES)));
        ObjectNode message = Json.object().put("msgtype", "markdown");
        message.putObject("markdown").put("content", text);
        return Outgoing.json(url, message);
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        return CODES.failure(who, answer);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 93000 -> "the webhook is not known, or the message too long; check url";
            case 93004, 93008 -> "the robot is not in the group any more";
            case 40058 -> "it is malformed or longer than 4096 bytes";
            default -> "see WeCom's list of codes";
        };
    }
}
