package dev.courant.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where messages can go. */
public enum ChannelType {
    SLACK,
    DISCORD,
    TEAMS,
    FEISHU,
    DINGTALK,
    WECOM,
    TELEGRAM,
    EMAIL,
    WEBHOOK;

    /**
     * By its name in the configuration; {@code lark} is {@code feishu} under its other name.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static ChannelType of(String key) {
        String wanted = key.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.key().equals(wanted.equals("lark") ? FEISHU.key() : wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "courant.notify[].type must be one of " + keys() + "."));
    }

    /** Its name in the configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String keys() {
        return Arrays.stream(values()).map(ChannelType::key).collect(Collectors.joining(", "))
                + " or lark";
    }
}
