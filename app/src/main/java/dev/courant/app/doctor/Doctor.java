package dev.courant.app.doctor;

import dev.courant.app.config.ChannelSettings;
import dev.courant.app.config.CourantConfig;
import dev.courant.app.config.StoreSettings;
import dev.courant.app.topics.Cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at everything that a deployment depends on. It creates an object of its own in the store
 * and the name of a transaction at the brokers, asks each model one question, and leaves nothing
 * else behind.
 *
 * @param dataDir absolute
 * @param running the brokers and the registry that are configured, or that run there; empty if they
 *     are embedded and do not run
 * @param clock this machine's
 * @param limit how long an answer is waited for
 */
public record Doctor(Path dataDir, Optional<Cluster> running, InstantSource clock, Duration limit) {

    private static final String STORE_ADVICE =
            "courant.store.url, endpoint, region and keys decide where it is: courant config"
                    + " explain store.";

    /** What is found with a configuration that makes sense. */
    public List<Finding> examine(CourantConfig config) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(configuration(config));
        config.warnings().forEach(text -> findings.add(off(text)));
        findings.addAll(new Checkup(limit).run(checks(config)));
        config.channels().forEach(channel -> findings.add(channel(channel)));
        return findings;
    }

    /**
     * What is found without one.
     *
     * @param complaints what is wrong with it
     */
    public List<Finding> examineWithout(List<String> complaints) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        complaints.forEach(
                text ->
                        findings.add(
                                Finding.fail(
                                        "configuration",
                                        text,
                                        "courant config explain says which keys there are.")));
        findings.addAll(new Checkup(limit).run(machine(false).all()));
        return findings;
    }

    private List<Check> checks(CourantConfig config) {
        var machine = machine(config.kafka().embedded() && running.isPresent());
        var checks = new ArrayList<>(machine.all());
        checks.addAll(machine.ports(config.kafka()));
        running.ifPresent(
                cluster -> {
                    checks.addAll(
                            new BrokerChecks(cluster.papers(config), config.kafka().embedded())
                                    .all());
                    checks.add(new RegistryCheck(cluster).check());
                });
        checks.addAll(new GitHubChecks(config.github(), clock).all());
        checks.addAll(new RepoChecks(config.github(), config.repos(), clock).all());
        config.llm().ifPresent(llm -> checks.addAll(new ModelChecks(llm, clock).all()));
        checks.add(new Check("store", STORE_ADVICE, () -> store(config.store())));
        return checks;
    }

    private MachineChecks machine(boolean inUse) {
        return new MachineChecks(dataDir, inUse);
    }

    private static Finding configuration(CourantConfig config) {
        return config.repos().isEmpty()
                ? Finding.warn(
                        "configuration",
                        "It makes sense, but names no repositories.",
                        "Name some in courant.repos, or with courant watch add.")
                : Finding.ok(
                        "configuration",
                        "It makes sense. Repositories: %d, papers: %d."
                                .formatted(config.repos().size(), config.papers().size()));
    }

    private static Finding off(String text) {
        return Finding.warn(
                "configuration", text, "Set it, or leave the channel out of courant.notify.");
    }

    private static Finding store(StoreSettings settings) {
        try (var store = settings.open()) {
            var probe = store.probe();
            return probe.usable()
                    ? Finding.ok("store", probe.text())
                    : Finding.fail("store", probe.text(), STORE_ADVICE);
        }
    }

    private static Finding channel(ChannelSettings channel) {
        return Finding.ok(
                "channel " + channel.name(),
                "Is on, and was sent nothing: courant notify test --channel %s tries it."
                        .formatted(channel.name()));
    }
}
