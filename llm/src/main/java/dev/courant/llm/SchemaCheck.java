package dev.courant.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** JSON Schema, draft 2020-12. One per client, used by many threads. */
final class SchemaCheck {

    /**
     * Questions have a handful of schemas between them; one made anew each time shall not pile up.
     */
    private static final int MAX_KEPT = 64;

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    /** What is wrong, for the model that said it; nothing if the schema is kept. */
    List<String> complaints(JsonNode schema, JsonNode answer) {
        return compiled(schema).validate(answer).stream().map(SchemaCheck::text).toList();
    }

    private Schema compiled(JsonNode schema) {
        Schema known = schemas.get(schema);
        if (known != null) {
            return known;
        }
        Schema compiled = registry.getSchema(schema);
        if (schemas.size() < MAX_KEPT) {
            schemas.put(schema, compiled);
        }
        return compiled;
    }

    private static String text(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }
}
