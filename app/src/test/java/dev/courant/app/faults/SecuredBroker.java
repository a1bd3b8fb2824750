package dev.courant.app.faults;

import dev.courant.app.embedded.BrokerDirectory;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.utils.Time;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A broker that clients reach by TLS with SCRAM or OAUTHBEARER alone, and that allows nothing but
 * what it is told to. Whoever is in this process comes in by a back door as its administrator.
 */
final class SecuredBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String FRONT = "listener.name.clients.";
    private static final int ITERATIONS = 4096;

    private final KafkaRaftServer server;
    private final List<Integer> ports = BrokerCluster.freePorts(3);

    private SecuredBroker(Path directory, Certificate certificate) {
        BrokerDirectory.format(directory, 1, Uuid.randomUuid());
        var settings = new HashMap<String, String>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", directory.toString());
        network(settings);
        clients(settings, certificate);
        alone(settings);
        this.server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    }

    static SecuredBroker start(Path directory, Certificate certificate) {
        var broker = new SecuredBroker(directory, certificate);
        broker.server.startup();
        return broker;
    }

    private void network(Map<String, String> settings) {
        settings.put(
                "listeners",
                "BACK://%s,CLIENTS://%s,CONTROLLER://%s"
                        .formatted(address(0), address(1), address(2)));
        settings.put(
                "advertised.listeners", "BACK://%s,CLIENTS://%s".formatted(address(0), address(1)));
        settings.put(
                "listener.security.protocol.map",
                "BACK:PLAINTEXT,CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BACK");
        settings.put("controller.listener.names", BrokerDirectory.CONTROLLER);
        settings.put("controller.quorum.voters", "1@" + address(2));
    }

    private static void clients(Map<String, String> settings, Certificate certificate) {
        settings.put("authorizer.class.name", WatchfulAuthorizer.class.getName());
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", "User:ANONYMOUS");
        settings.put(FRONT + "sasl.enabled.mechanisms", "SCRAM-SHA-512,OAUTHBEARER");
        settings.put(
                FRONT + "scram-sha-512.sasl.jaas.config",
                ScramLoginModule.class.getName() + " required;");
        settings.put(
                FRONT + "oauthbearer.sasl.jaas.config",
                OAuthBearerLoginModule.class.getName()
                        + " required unsecuredLoginStringClaim_sub=\"broker\";");
        settings.put(FRONT + "ssl.keystore.type", "PKCS12");
        settings.put(FRONT + "ssl.keystore.location", certificate.keystore().toString());
        settings.put(FRONT + "ssl.keystore.password", Certificate.PASSWORD);
        settings.put(FRONT + "ssl.key.password", Certificate.PASSWORD);
    }

    private static void alone(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    }

    private String address(int listener) {
        return HOST + ":" + ports.get(listener);
    }

    /** Where clients connect. */
    String bootstrapServers() {
        return address(1);
    }

    /** Lets a user in with this password. */
    void admit(String user, String password) {
        var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        administer(
                admin ->
                        admin.alterUserScramCredentials(
                                        List.of(
                                                new UserScramCredentialUpsertion(
                                                        user, credential, password)))
                                .all()
                                .get());
    }

    void grant(Collection<AclBinding> bindings) {
        administer(admin -> admin.createAcls(bindings).all().get());
    }

    private interface Administration {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }

    private void administer(Administration action) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address(0)))) {
            action.with(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take it", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while administering", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
