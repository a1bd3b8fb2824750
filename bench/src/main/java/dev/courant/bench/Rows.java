package dev.courant.bench;

import dev.courant.bench.rows.AddedLatency;
import dev.courant.bench.rows.AggregatorGrowth;
import dev.courant.bench.rows.DemoStart;
import dev.courant.bench.rows.EnricherThroughput;
import dev.courant.bench.rows.HangingRepo;
import dev.courant.bench.rows.Idle;
import dev.courant.bench.rows.IdlePolls;
import dev.courant.bench.rows.ManyPending;
import dev.courant.bench.rows.ModelDay;
import dev.courant.bench.rows.Rendering;
import dev.courant.bench.rows.SlotUse;
import dev.courant.bench.rows.WholePipeline;

import java.util.List;

/** All rows, by number. */
final class Rows {

    private Rows() {}

    private static List<Bench> all() {
        return List.of(
                new EnricherThroughput(),
                new SlotUse(),
                new HangingRepo(),
                new ManyPending(),
                new AggregatorGrowth(),
                new WholePipeline(),
                new AddedLatency(),
                new Idle(),
                new IdlePolls(),
                new Rendering(),
                new DemoStart(),
                new ModelDay());
    }

    static List<Integer> ids() {
        return all().stream().map(Bench::id).toList();
    }

    /**
     * @throws IllegalArgumentException if there is no row of this number
     */
    static Bench of(int id) {
        return all().stream()
                .filter(bench -> bench.id() == id)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no row " + id + ", but " + ids()));
    }
}
