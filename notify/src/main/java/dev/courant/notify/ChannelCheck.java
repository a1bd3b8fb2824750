package dev.courant.notify;

import okhttp3.HttpUrl;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the keys of one channel make sense; complaints name key and channel, never a value. */
record ChannelCheck(String channel, ChannelType type) {

    private static final int MAX_NAME = 64;
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,100}");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}");

    void name() {
        boolean printable = channel.codePoints().noneMatch(Character::isISOControl);
        if (channel.isBlank() || channel.length() > MAX_NAME || !printable) {
            throw new IllegalArgumentException(
                    "courant.notify[].name is 1 to " + MAX_NAME + " printable characters.");
        }
    }

    void present(String key, boolean present, boolean needed) {
        present(key, present, needed, needed);
    }

    void present(String key, boolean present, boolean allowed, boolean needed) {
        require(key, !needed || present, "is missing, which " + type.key() + " needs");
        require(key, allowed || !present, "is nothing that " + type.key() + " has");
    }

    /** Names are looked at when they are resolved; addresses are known now. */
    void url(Secret secret, boolean allowPrivate) {
        HttpUrl url = HttpUrl.parse(secret.value());
        boolean bare =
                url != null
                        && url.username().isEmpty()
                        && url.password().isEmpty()
                        && url.fragment() == null;
        require("url", bare, "is an https address without user and fragment");
        require(
                "url",
                allowPrivate || (url != null && url.isHttps()),
                "is an https address; plain http only with allow-private: true");
        require(
                "url",
                allowPrivate || (url != null && !PublicAddresses.isRefusedLiteral(url.host())),
                "leads to an address that is not public; if that is meant, set allow-private:"
                        + " true");
    }

    void token(Secret secret) {
        require("token", TOKEN.matcher(secret.value()).matches(), "is no token of a bot");
    }

    void chat(String chat) {
        require("chat", CHAT.matcher(chat).matches(), "is a number or the @name of a channel");
    }

    void secret(Secret secret) {
        boolean ascii = secret.value().chars().allMatch(c -> c > ' ' && c < 0x7f);
        require("secret", ascii, "holds a character that no secret has");
        require(
                "secret",
                type != ChannelType.WEBHOOK || signingKey(secret).isPresent(),
                "is whsec_ and 24 to 64 bytes in base64");
    }

    /** The bytes of a Standard Webhooks secret; empty if it is none. */
    static Optional<byte[]> signingKey(Secret secret) {
        String prefix = "whsec_";
        if (!secret.value().startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(secret.value().substring(prefix.length()));
            return Optional.of(key).filter(bytes -> bytes.length >= 24 && bytes.length <= 64);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void require(String key, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "courant.notify[]." + key + " (of " + channel + ") " + rule + ".");
        }
    }
}
