package dev.courant.notify;

import dev.courant.testkit.webhook.Vendor;
import dev.courant.testkit.webhook.WebhookSimulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Channels to the simulator. */
final class Desks {

    static final String TOKEN = "12345:C4nary_T0ken_Th4tNob0dyMayTell";
    static final String SECRET =
            "whsec_"
                    + Base64.getEncoder()
                            .encodeToString(
                                    "C4nary-Secret-Th4t-Nobody-May-Tell"
                                            .getBytes(StandardCharsets.UTF_8));

    private Desks() {}

    /** Signed, where the vendor knows how to. */
    static ChannelConfigBuilder config(WebhookSimulator vendors, Vendor vendor) {
        ChannelConfigBuilder config =
                ChannelConfig.builder("desk", ChannelType.of(vendor.path()))
                        .url(vendors.url(vendor, TOKEN).toString())
                        .allowPrivate(true);
        return switch (vendor) {
            case TELEGRAM -> config.token(TOKEN).chat("-100123");
            case FEISHU, DINGTALK, WEBHOOK -> {
                vendors.secret(vendor, SECRET);
                yield config.secret(SECRET);
            }
            default -> config;
        };
    }
}
