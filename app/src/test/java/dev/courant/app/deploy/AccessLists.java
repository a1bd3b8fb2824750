package dev.courant.app.deploy;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code docs/security.md} says that each principal needs. */
public final class AccessLists {

    private static final String PREFIX = "courant.";
    private static final Pattern ROW =
            Pattern.compile(
                    "\\| `(?<who>courant-\\w+)` \\| (?<type>[a-z ]+) \\| `(?<name>[^`]+)` \\|"
                            + " (?<operations>[A-Za-z, ]+) \\|");

    private AccessLists() {}

    /** All of the table, one binding for each operation. */
    public static List<AclBinding> documented() {
        return Tree.text("docs/security.md").lines().flatMap(AccessLists::bindings).toList();
    }

    private static Stream<AclBinding> bindings(String line) {
        var row = ROW.matcher(line);
        if (!row.matches()) {
            return Stream.empty();
        }
        var resource = resource(row.group("type"), row.group("name"));
        return Arrays.stream(row.group("operations").split(", "))
                .map(operation -> binding(row.group("who"), resource, operation));
    }

    private static ResourcePattern resource(String type, String name) {
        boolean prefixed = name.endsWith("*");
        return new ResourcePattern(
                ResourceType.fromString(type.replace(' ', '_').toUpperCase(Locale.ROOT)),
                prefixed ? name.substring(0, name.length() - 1) : name,
                prefixed ? PatternType.PREFIXED : PatternType.LITERAL);
    }

    private static AclBinding binding(String who, ResourcePattern resource, String operation) {
        var snake = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return new AclBinding(
                resource,
                new AccessControlEntry(
                        "User:" + who,
                        "*",
                        AclOperation.fromString(snake),
                        AclPermissionType.ALLOW));
    }

    /** The same for another principal, in a deployment with another prefix. */
    public static AclBinding moved(AclBinding binding, String principal, String prefix) {
        var pattern = binding.pattern();
        return new AclBinding(
                new ResourcePattern(
                        pattern.resourceType(),
                        prefix + pattern.name().substring(PREFIX.length()),
                        pattern.patternType()),
                new AccessControlEntry(
                        "User:" + principal,
                        "*",
                        binding.entry().operation(),
                        AclPermissionType.ALLOW));
    }
}
