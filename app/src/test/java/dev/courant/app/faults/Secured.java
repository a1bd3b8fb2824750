package dev.courant.app.faults;

import dev.courant.app.config.ConfigFile;
import dev.courant.app.embedded.DataDir;
import dev.courant.app.embedded.Infrastructure;
import dev.courant.app.services.Stage;
import dev.courant.app.topics.Cluster;

import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A broker, a registry and a world, and the configuration of whoever wants to be let in. */
final class Secured implements AutoCloseable {

    /** Such as people choose: nothing in it may mean anything to the configuration. */
    private static final String SECRET = "s3cr$t-${HOME}-";

    private static final String REGISTRY_USER = "courant";

    final World world;
    final SecuredBroker broker;
    private final Path directory;
    private final Certificate certificate;
    private final DataDir dataDir;
    private final Infrastructure registry;
    private final RegistryGate gate;

    Secured(Path directory, Scenario scenario) {
        this.directory = directory;
        this.certificate = Certificate.make(directory);
        this.dataDir = DataDir.open(directory.resolve("servers"));
        this.broker = SecuredBroker.start(dataDir.subdirectory("kafka"), certificate);
        this.registry =
                Infrastructure.start(
                        dataDir, new Infrastructure.Endpoints(broker.bootstrapServers(), "", 0, 0));
        this.gate =
                RegistryGate.start(
                        registry.registryUrl(),
                        REGISTRY_USER + ":" + password(REGISTRY_USER),
                        certificate);
        this.world = new World(scenario, scenario.begin(), directory.resolve("world"));
    }

    static String password(String user) {
        return SECRET + user;
    }

    static String principal(Stage stage) {
        return "courant-" + stage;
    }

    /** A configuration under which a user comes in by SCRAM, with a password that is in a file. */
    Path withPassword(String user, String prefix) {
        return config(
                user,
                prefix,
                "SCRAM-SHA-512",
                "%s required username=\"%s\" password=\"${file:%s}\";"
                        .formatted(ScramLoginModule.class.getName(), user, file(user)));
    }

    /** A configuration under which a user comes in by a token that it signs itself. */
    Path withToken(String user, String prefix) {
        return config(
                user,
                prefix,
                "OAUTHBEARER",
                "%s required unsecuredLoginStringClaim_sub=\"%s\";"
                        .formatted(OAuthBearerLoginModule.class.getName(), user));
    }

    private Path config(String user, String prefix, String mechanism, String login) {
        var kafka =
                """
                { bootstrap-servers: "%s", schema-registry-url: "%s", topic-prefix: "%s", partitions: 1, replicas: 1,
                  properties: { security.protocol: SASL_SSL, sasl.mechanism: %s, sasl.jaas.config: '%s',
                    ssl.truststore.type: PEM, ssl.truststore.location: "%s", repartition.purge.interval.ms: 1000 },
                  registry-properties: { basic.auth.credentials.source: USER_INFO, basic.auth.user.info: "%s:${file:%s}",
                    schema.registry.ssl.truststore.type: PEM, schema.registry.ssl.truststore.location: "%s" } }
                """
                        .formatted(
                                broker.bootstrapServers(),
                                gate.url(),
                                prefix,
                                mechanism,
                                login,
                                certificate.pem(),
                                REGISTRY_USER,
                                file(REGISTRY_USER),
                                certificate.pem());
        try {
            return Files.move(
                    world.config(kafka),
                    directory.resolve(user + ".yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String user) {
        try {
            return Files.writeString(directory.resolve(user + ".password"), password(user) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The topics, as whoever has this configuration may see them. */
    static Cluster cluster(Path config) {
        var kafka = ConfigFile.load(config, Map.of()).kafka();
        return new Cluster(kafka, kafka.bootstrapServers(), kafka.schemaRegistryUrl());
    }

    @Override
    public void close() {
        world.close();
        gate.close();
        registry.close();
        broker.close();
        dataDir.close();
    }
}
