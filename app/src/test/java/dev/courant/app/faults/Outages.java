package dev.courant.app.faults;

import static dev.courant.testkit.http.Fault.hang;
import static dev.courant.testkit.http.Fault.serverError;
import static dev.courant.testkit.http.Fault.tooManyRequests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.testkit.github.Ledger.Entry;
import dev.courant.testkit.llm.LlmCall;
import dev.courant.testkit.llm.LlmFault;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * GitHub and the models answer 429, then 5xx, then nothing at all, in an order by seed.
 *
 * @param each how long each takes
 */
record Outages(Duration each) implements Fault {

    /**
     * A read without an answer is dated by the machine's clock. That must not be ahead of GitHub's,
     * or days that are still to come would be said to have failed.
     */
    private static final LocalDate START = LocalDate.parse("2100-03-01");

    private static final Duration DAY = Duration.ofSeconds(20);
    private static final int LIMITED = 429;
    private static final Duration WAIT = Duration.ofSeconds(10);

    /** What was on its way already; and as long before the end, since waits are whole seconds. */
    private static final Duration SLACK = Duration.ofMillis(1_500);

    /** The enricher asks for commits by their hash, the poller for everything else. */
    private static final Pattern DIFF = Pattern.compile(".*/commits/[0-9a-f]{40}");

    private static final Predicate<Entry> BY_ENRICHER =
            entry -> DIFF.matcher(entry.path()).matches();

    private static final List<Consumer<World>> PHASES =
            List.of(
                    world -> {
                        world.github.faults().always(tooManyRequests(WAIT));
                        world.llm.faults().always(LlmFault.tooManyRequests(WAIT));
                    },
                    world -> {
                        world.github.faults().always(serverError(502));
                        world.llm.faults().always(LlmFault.serverError(503));
                    },
                    world -> {
                        world.github.faults().always(hang());
                        world.llm.faults().always(LlmFault.hang());
                    });

    @Override
    public String title() {
        return "GitHub and models answer 429, 5xx and nothing, %d s each"
                .formatted(each.toSeconds());
    }

    @Override
    public Scenario scenario(long seed) {
        return Scenario.of(new Histories(seed).busy(START, 4, 4, 30), DAY).notCompared();
    }

    @Override
    public void strike(Deployment system, Strikes strikes) {
        var world = system.world();
        strikes.waitFor(DAY);
        // Later, while one of them is away, nobody may have a question left for the other.
        world.llm.faults().always(LlmFault.tooManyRequests(WAIT));
        strikes.waitFor(WAIT.dividedBy(2));
        world.github.faults().always(tooManyRequests(WAIT)).on("/commits/");
        strikes.waitFor(WAIT.dividedBy(2));
        // The ledger goes by GitHub's clock: only if that goes as ours does it tell of waits.
        system.feed().slowDown();
        var before = rebalances(system);
        for (var phase : strikes.shuffled(PHASES)) {
            phase.accept(world);
            strikes.struck();
            strikes.waitFor(each);
            world.github.faults().clear();
            world.llm.faults().clear();
        }
        strikes.recovers(system);
        assertThat(rebalances(system)).as("rebalances").isEqualTo(before);
    }

    /** A diff that fails eight times, over some two minutes, is given up. */
    @Override
    public boolean mayCostDiffs() {
        return true;
    }

    private static Map<String, Long> rebalances(Deployment system) {
        return system.fleet().instances().stream()
                .collect(Collectors.toMap(Instance::toString, Instance::rebalances));
    }

    @Override
    public void judge(Deployment system) {
        var entries = system.world().github.ledger().entries();
        for (var client : List.of(BY_ENRICHER, BY_ENRICHER.negate())) {
            requirePatience(
                    entries.stream()
                            .filter(client)
                            .map(entry -> new Asked(entry.at(), entry.status()))
                            .toList());
        }
        var questions =
                system.world().llm.requests().stream()
                        .collect(Collectors.groupingBy(LlmCall::fingerprint))
                        .values();
        assertThat(questions).anyMatch(Outages::limited);
        questions.stream()
                .filter(Outages::limited)
                .map(calls -> calls.stream().map(call -> new Asked(call.at(), call.status())))
                .forEach(asked -> requirePatience(asked.toList()));
    }

    private static boolean limited(List<LlmCall> calls) {
        return calls.stream().anyMatch(call -> call.status() == LIMITED);
    }

    /** A request, whatever it was about. */
    private record Asked(Instant at, int status) {}

    private static void requirePatience(List<Asked> requests) {
        var limits = requests.stream().filter(request -> request.status() == LIMITED).toList();
        assertThat(limits).as("the limit was met").isNotEmpty();
        for (var limit : limits) {
            var from = limit.at().plus(SLACK);
            var until = limit.at().plus(WAIT).minus(SLACK);
            assertThat(requests)
                    .as("requests before the Retry-After of %s", limit.at())
                    .noneMatch(next -> next.at().isAfter(from) && next.at().isBefore(until));
        }
    }
}
