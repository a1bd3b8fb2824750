package dev.courant.testkit.llm;

/** Schemas and prompts as the stages send them. */
final class Prompts {

    /** What an analysis of a commit may look like. */
    static final String VERDICT =
            """
            {"type": "object", "additionalProperties": false,
             "required": ["score", "level", "summary", "scope", "risks", "insight"],
             "properties": {
               "score": {"type": "integer", "minimum": 0, "maximum": 100},
               "level": {"type": "string", "enum": ["low", "medium", "high"]},
               "summary": {"type": "string", "maxLength": 600},
               "scope": {"type": "string"},
               "risks": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "string"}},
               "insight": {"$ref": "#/$defs/insight"}},
             "$defs": {"insight": {"type": "object", "additionalProperties": false,
               "required": ["performance"],
               "properties": {"performance": {"type": ["string", "null"]}}}}}
            """;

    private Prompts() {}

    /** A data block in the form that the prompts use. */
    static String data(String name, String text) {
        String id = "%016x".formatted(Hash.of(name, text));
        return "<<<" + name + " " + id + "\n" + text + "\n" + name + " " + id + ">>>";
    }

    static String commit(String message) {
        return "Judge this commit.\n" + data("commit-message", message) + "\nBe brief.";
    }
}
