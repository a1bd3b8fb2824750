package dev.courant.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Settings that are handed on to clients as they are: {@code courant.kafka.properties} and {@code
 * courant.kafka.registry-properties}. All of them count as secret, since some are.
 *
 * @param names of the keys in the file
 * @param environment in which a dot of a setting's name is an underscore: {@code
 *     COURANT_KAFKA_PROPERTIES_SASL_JAAS_CONFIG}
 */
record ClientKeys(Values values, Set<String> names, Map<String, String> environment) {

    private static final List<String> SECTIONS =
            List.of(KnownKeys.PROPERTIES, KnownKeys.REGISTRY_PROPERTIES);

    /** True if a variable of this name sets none of them. */
    static boolean areNotIn(String variable) {
        return SECTIONS.stream().map(Key::variable).noneMatch(variable::startsWith);
    }

    /** The settings below a key, by their clients' names for them. */
    Map<String, Secret> properties(String section) {
        var found = new HashMap<String, Secret>();
        for (var name : names) {
            if (name.startsWith(section)) {
                values.secret(name.substring("courant.".length()))
                        .ifPresent(value -> found.put(bare(name, section), value));
            }
        }
        var start = Key.variable(section);
        for (var variable : environment.keySet()) {
            if (variable.startsWith(start)) {
                var key = dotted(variable.substring(start.length()));
                values.secret(section.substring("courant.".length()) + key)
                        .ifPresent(value -> found.put(key, value));
            }
        }
        return found;
    }

    private static String bare(String name, String section) {
        return name.substring(section.length()).replace("\"", "");
    }

    private static String dotted(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
