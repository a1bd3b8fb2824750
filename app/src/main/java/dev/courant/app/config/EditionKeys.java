package dev.courant.app.config;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code courant.edition} and {@code courant.editions}. */
record EditionKeys(Values values) {

    private static final EditionSettings DEFAULTS =
            new EditionSettings(
                    "",
                    "Daily AI Infra Report",
                    "AI Infra",
                    "zh",
                    ZoneOffset.UTC,
                    7,
                    Duration.ofHours(2),
                    true,
                    true,
                    true,
                    List.of(),
                    Optional.empty());

    EditionSettings first() {
        return read("edition", "", DEFAULTS);
    }

    /** What they do not say of themselves is as the first paper has it. */
    List<EditionSettings> others(EditionSettings first) {
        var others = new ArrayList<EditionSettings>();
        for (int index : values.indexes("editions")) {
            var key = "editions[" + index + "]";
            var name =
                    values.text(key + ".name")
                            .orElseThrow(
                                    () ->
                                            new UsageException(
                                                    "courant."
                                                            + key
                                                            + " has no name: its pages stand below"
                                                            + " it, as in name: en."));
            others.add(read(key, name, first));
        }
        return others;
    }

    private EditionSettings read(String key, String name, EditionSettings otherwise) {
        return new EditionSettings(
                name,
                values.text(key + ".title", otherwise.title()),
                values.text(key + ".subject", otherwise.subject()),
                values.text(key + ".language", otherwise.language()),
                values.zone(key + ".zone").orElse(otherwise.zone()),
                values.integer(key + ".history").orElse(otherwise.history()),
                values.duration(key + ".deadline").orElse(otherwise.deadline()),
                true,
                values.flag(key + ".weekly").orElse(otherwise.weekly()),
                values.flag(key + ".monthly").orElse(otherwise.monthly()),
                values.list(key + ".repos").toList(),
                values.has(key + ".notify")
                        ? Optional.of(values.list(key + ".notify").toList())
                        : Optional.empty());
    }
}
