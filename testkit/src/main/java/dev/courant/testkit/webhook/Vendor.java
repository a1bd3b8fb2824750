package dev.courant.testkit.webhook;

import java.util.Locale;

/** Who takes messages, and where: {@code /slack/…}, {@code /discord/…} and so on. */
public enum Vendor {
    SLACK,
    DISCORD,
    TEAMS,
    FEISHU,
    DINGTALK,
    WECOM,
    TELEGRAM,
    WEBHOOK;

    /** The first segment of its path. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
