package dev.courant.notify;

import okhttp3.Dns;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Opens channels, which share one HTTP client. Safe for use by many threads. Closing it breaks off
 * what is being sent over HTTP.
 */
public final class Channels implements AutoCloseable {

    private final InstantSource clock;
    private final Http http;

    /**
     * @param clock for signatures, which vendors want to be of this hour at most, and for the date
     *     of e-mail
     */
    public Channels(InstantSource clock) {
        this(clock, Dns.SYSTEM);
    }

    Channels(InstantSource clock, Dns dns) {
        this.clock = clock;
        this.http = new Http(clock, dns);
    }

    /**
     * A channel as configured. Nothing is sent, and nothing looked up, before its first message.
     */
    public Channel open(ChannelConfig config) {
        return switch (config.type()) {
            case SLACK -> overHttp(config, new Slack(url(config)));
            case DISCORD -> overHttp(config, new Discord(url(config)));
            case TEAMS -> overHttp(config, new Teams(url(config)));
            case FEISHU -> overHttp(config, new Feishu(url(config), config.secret(), clock));
            case DINGTALK -> overHttp(config, new DingTalk(url(config), config.secret(), clock));
            case WECOM -> overHttp(config, new WeCom(url(config)));
            case TELEGRAM -> overHttp(config, Telegram.of(config));
            case WEBHOOK ->
                    overHttp(
                            config,
                            new StandardWebhook(url(config), config.secret().orElseThrow(), clock));
            case EMAIL -> new EmailChannel(config, clock, Optional.empty());
        };
    }

    @Override
    public void close() {
        http.close();
    }

    private Channel overHttp(ChannelConfig config, Vendor vendor) {
        return new HttpChannel(config, vendor, http);
    }

    private static Secret url(ChannelConfig config) {
        return config.url().orElseThrow();
    }
}
