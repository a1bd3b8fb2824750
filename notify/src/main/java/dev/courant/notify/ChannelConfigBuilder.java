package dev.courant.notify;

import java.time.Duration;
import java.util.Optional;

/** A {@link ChannelConfig}, key by key. Blank values are as if they were not set. */
public final class ChannelConfigBuilder {

    private final String name;
    private final ChannelType type;
    private Optional<Secret> url = Optional.empty();
    private Optional<Secret> token = Optional.empty();
    private Optional<String> chat = Optional.empty();
    private Optional<Secret> secret = Optional.empty();
    private Optional<MailConfig> mail = Optional.empty();
    private boolean allowPrivate;
    private Duration timeout = Duration.ofSeconds(20);

    ChannelConfigBuilder(String name, ChannelType type) {
        this.name = name;
        this.type = type;
    }

    public ChannelConfigBuilder url(String value) {
        url = Secret.of(value);
        return this;
    }

    public ChannelConfigBuilder token(String value) {
        token = Secret.of(value);
        return this;
    }

    public ChannelConfigBuilder chat(String value) {
        chat = Optional.of(value.strip()).filter(text -> !text.isEmpty());
        return this;
    }

    public ChannelConfigBuilder secret(String value) {
        secret = Secret.of(value);
        return this;
    }

    public ChannelConfigBuilder mail(MailConfig value) {
        mail = Optional.of(value);
        return this;
    }

    public ChannelConfigBuilder allowPrivate(boolean value) {
        allowPrivate = value;
        return this;
    }

    public ChannelConfigBuilder timeout(Duration value) {
        timeout = value;
        return this;
    }

    /**
     * @throws IllegalArgumentException naming the key that is missing, wrong, or nothing that the
     *     type has
     */
    public ChannelConfig build() {
        return new ChannelConfig(name, type, url, token, chat, secret, mail, allowPrivate, timeout);
    }
}
