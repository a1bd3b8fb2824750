package dev.courant.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.HttpUrl;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A bot of Telegram's: HTML, of which only links and bold are used. Telegram makes links of what
 * looks like a host name, and mentions of what looks like a user, wherever it stands: {@link
 * CleanText} has taken that away.
 *
 * <p>4,096 characters after entities are parsed, in UTF-16 units as its entities are counted
 * (core.telegram.org/bots/api, sendMessage and MessageEntity). One message a second in a chat,
 * twenty a minute in a group (core.telegram.org/bots/faq), hence three seconds. Errors have a
 * status, and {@code parameters.retry_after} says how many seconds to wait.
 */
record Telegram(HttpUrl api, Secret token, String chat) implements Vendor {

    private static final String API = "https://api.telegram.org";
    private static final int CHARACTERS = 4_096;
    private static final int MOST_ITEMS = 20;

    static Telegram of(ChannelConfig config) {
        return new Telegram(
                HttpUrl.get(config.url().map(Secret::value).orElse(API)),
                config.token().orElseThrow(),
                config.chat().orElseThrow());
    }

    @Override
    public Pace pace() {
        return Pace.seconds(3);
    }

    @Override
    public Outgoing message(Notice notice) {
        ObjectNode message = Json.object().put("chat_id", chat).put("parse_mode", "HTML");
        message.putObject("link_preview_options").put("is_disabled", true);
        message.put("text", Drafts.fitting(notice, MOST_ITEMS, Telegram::render));
        HttpUrl method =
                api.newBuilder()
                        .addPathSegment("bot" + token.value())
                        .addPathSegment("sendMessage")
                        .build();
        return Outgoing.json(method, message);
    }

    @Override
    public Optional<DeliveryException> failure(String who, HttpAnswer answer) {
        JsonNode told = Json.read(answer.body());
        if (answer.status() == 429) {
            JsonNode seconds = told.path("parameters").path("retry_after");
            return Optional.of(
                    Failures.limited(
                            who,
                            429,
                            seconds.isNumber()
                                    ? Optional.of(RetryAfter.seconds(seconds.doubleValue()))
                                    : answer.retryAfter()));
        }
        if (told.path("parameters").has("migrate_to_chat_id")) {
            return Optional.of(
                    Failures.refused(who, answer.status(), "the group has a new id; check chat"));
        }
        if (answer.status() == 400) {
            return Optional.of(
                    Failures.refused(
                            who,
                            400,
                            "it does not know the chat, or cannot read the text; check chat"));
        }
        return Failures.status(who, answer)
                .or(
                        () ->
                                told.path("ok").asBoolean()
                                        ? Optional.empty()
                                        : Optional.of(Failures.strange(who)));
    }

    private static Optional<String> render(Draft draft) {
        String html = html(draft, Html::escape, Html::link, Html::bold);
        String shown = html(draft, text -> text, (text, address) -> text, text -> text);
        return Size.UTF16.fits(shown, CHARACTERS) && Size.UTF16.fits(html, 4 * CHARACTERS)
                ? Optional.of(html)
                : Optional.empty();
    }

    private static String html(
            Draft draft,
            UnaryOperator<String> escape,
            BinaryOperator<String> link,
            UnaryOperator<String> bold) {
        List<String> paragraphs = Layout.of(draft, escape, link, bold);
        return bold.apply(escape.apply(draft.headline())) + "\n\n" + String.join("\n", paragraphs);
    }
}
