package dev.courant.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * A custom bot of Feishu's, or Lark's: a {@code post}, whose texts and links are elements, so that
 * nothing in a text is markup; a mention would be an element of its own, and there are none.
 *
 * <p>Limits, signature and codes as in
 * open.larkoffice.com/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN (custom bots): a body of 20 KB,
 * 100 messages a minute and 5 a second; the signature is an HMAC of nothing, keyed with the time in
 * seconds, a line feed and the secret, and is good for an hour. 200 means nothing: {@code code}
 * must be 0. 11232 says that the bot, or all of Feishu, is busy; codes 99991400 (a limit of the
 * whole platform) and 1500 are of its general list.
 */
record Feishu(Secret url, Optional<Secret> secret, InstantSource clock) implements Vendor {

    private static final int BYTES = 20_000;
    private static final int MOST_ITEMS = 20;

    private static final ErrorCodes CODES =
            new ErrorCodes(
                    "code",
                    Set.of(11232, 230020, 99991400),
                    Optional.empty(),
                    Set.of(1500, 1503, 1551),
                    Feishu::meaning);

    @Override
    public Pace pace() {
        return Pace.seconds(1);
    }

    @Override
    public Outgoing message(Notice notice) {
        String language = notice.language().equals("zh") ? "zh_cn" : "en_us";
        return Drafts.fitting(
                notice,
                MOST_ITEMS,
                draft ->
                        Optional.of(Outgoing.json(url, message(draft, language)))
                                .filter(request -> Size.UTF8.fits(request.body(), BYTES)));
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        return CODES.failure(who, answer);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 9499 -> "it is malformed or larger than 20 KB";
            case 19001 -> "the webhook is not known; check url";
            case 19021 -> "the signature is wrong, or a clock is an hour off; check secret";
            case 19022 -> "this machine is not on the bot's list of addresses";
            case 19024 -> "it has none of the bot's keywords";
            default -> "see Feishu's list of codes";
        };
    }

    private ObjectNode message(Draft draft, String language) {
        ObjectNode message = Json.object();
        secret.ifPresent(key -> sign(message, key));
        message.put("msg_type", "post");
        ObjectNode post = message.putObject("content").putObject("post").putObject(language);
        post.put("title", draft.headline());
        ArrayNode lines = post.putArray("content");
        draft.intro().forEach(line -> text(lines.addArray(), line));
        draft.entries().forEach(entry -> entry(lines, entry));
        draft.notes().forEach(line -> text(lines.addArray(), line));
        if (draft.anchor() != null) {
            link(lines.addArray(), draft.anchor());
        }
        return message;
    }

    private void sign(ObjectNode message, Secret key) {
        String time = Long.toString(clock.instant().getEpochSecond());
        message.put("timestamp", time);
        message.put("sign", Signatures.hmac(time + "\n" + key.value(), ""));
    }

    private static void entry(ArrayNode lines, Draft.Entry entry) {
        ArrayNode line = lines.addArray();
        text(line, entry.level().mark() + " " + entry.repo() + " ");
        link(line, entry.title());
        if (entry.why() != null) {
            text(lines.addArray(), entry.why());
        }
    }

    private static void text(ArrayNode line, String text) {
        line.addObject().put("tag", "text").put("text", text);
    }

    private static void link(ArrayNode line, Draft.Anchor anchor) {
        line.addObject().put("tag", "a").put("text", anchor.text()).put("href", anchor.address());
    }
}
