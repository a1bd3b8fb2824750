package dev.courant.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What will go wrong, by plan or by a seeded die. Rules are asked in the order in which they were
 * made; the first that applies is used, so at most one fault hits a request. Safe for use by many
 * threads.
 */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private int injected;

    /** The next requests, this many, fail like this; narrow it with {@link Rule#on}. */
    public Rule next(int times, Fault fault) {
        return add(new Rule(times, 1, new Random(0), List.of(fault)));
    }

    /** Every request fails like this, until {@link #clear}. */
    public Rule always(Fault fault) {
        return next(Integer.MAX_VALUE, fault);
    }

    /**
     * Each request fails with this probability, in one of these ways. The same seed and the same
     * order of requests give the same faults.
     *
     * @param rate 0 (never) to 1 (always)
     */
    public Rule random(long seed, double rate, Fault... faults) {
        return random(seed, rate, List.of(faults));
    }

    /** As {@link #random(long, double, Fault...)}. */
    public Rule random(long seed, double rate, List<Fault> faults) {
        if (rate < 0 || rate > 1 || faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "Random faults need a rate from 0 to 1 and at least one fault; the rate is "
                            + rate
                            + " and there are "
                            + faults.size());
        }
        return add(new Rule(Integer.MAX_VALUE, rate, new Random(seed), List.copyOf(faults)));
    }

    /** From now on nothing goes wrong. */
    public synchronized void clear() {
        rules.clear();
    }

    /** How many requests were hit so far. */
    public synchronized int injected() {
        return injected;
    }

    /** The fault for a request, used up by this call. For simulators. */
    public synchronized Optional<Fault> take(String path) {
        Optional<Fault> fault =
                rules.stream().flatMap(rule -> rule.take(path).stream()).findFirst();
        rules.removeIf(rule -> rule.left == 0);
        fault.ifPresent(hit -> injected++);
        return fault;
    }

    private synchronized Rule add(Rule rule) {
        rules.add(rule);
        return rule;
    }

    /** Which requests go wrong. */
    public final class Rule {

        private final double rate;
        private final Random die;
        private final List<Fault> choices;
        private int left;
        private int skipped;
        private String pathPart = "";

        private Rule(int times, double rate, Random die, List<Fault> choices) {
            this.left = times;
            this.rate = rate;
            this.die = die;
            this.choices = choices;
        }

        /** Only requests whose path contains this. */
        public Faults on(String part) {
            synchronized (Faults.this) {
                pathPart = part;
                return Faults.this;
            }
        }

        /** Not the first ones that it is about, this many. */
        public Rule after(int requests) {
            synchronized (Faults.this) {
                skipped = requests;
                return this;
            }
        }

        private Optional<Fault> take(String path) {
            if (left == 0 || !path.contains(pathPart)) {
                return Optional.empty();
            }
            if (skipped > 0) {
                skipped--;
                return Optional.empty();
            }
            if (die.nextDouble() >= rate) {
                return Optional.empty();
            }
            left--;
            return Optional.of(choices.get(die.nextInt(choices.size())));
        }
    }
}
