package dev.courant.app.config;

/**
 * {@code courant.metrics}: where metrics can be read.
 *
 * @param host name or address to listen on; whoever reaches it can read them
 * @param port 1 to 65535; 0 to serve none
 */
public record MetricsSettings(String host, int port) {

    /** Nothing is served. */
    public static final MetricsSettings OFF = new MetricsSettings("127.0.0.1", 0);

    public MetricsSettings {
        if (port < 0 || port > 65_535) {
            throw new UsageException(
                    "courant.metrics.port is "
                            + port
                            + ", but must be from 1 to 65535, or 0 for no metrics.");
        }
    }

    /** True if they are to be served. */
    public boolean on() {
        return port > 0;
    }
}
