package dev.courant.app.faults;

import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Kafka's own authorizer, remembering what it was asked by whom. Brokers make it by its name. */
public final class WatchfulAuthorizer extends StandardAuthorizer {

    private static final Set<Question> ALLOWED = ConcurrentHashMap.newKeySet();
    private static final Set<Question> DENIED = ConcurrentHashMap.newKeySet();

    /** Something that a principal wanted to do. */
    record Question(String principal, Action action) {

        boolean answeredBy(AclBinding binding) {
            var wanted = action.resourcePattern();
            var held = binding.pattern();
            return binding.entry().principal().equals(principal)
                    && binding.entry().operation() == action.operation()
                    && held.resourceType() == wanted.resourceType()
                    && (held.patternType() == PatternType.LITERAL
                            ? wanted.name().equals(held.name())
                            : wanted.name().startsWith(held.name()));
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(principal, action.operation(), action.resourcePattern());
        }
    }

    @Override
    public List<AuthorizationResult> authorize(
            AuthorizableRequestContext context, List<Action> actions) {
        var results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            var question = new Question(context.principal().toString(), actions.get(i));
            if (results.get(i) == AuthorizationResult.ALLOWED) {
                ALLOWED.add(question);
            } else if (actions.get(i).logIfDenied()) {
                DENIED.add(question);
            }
        }
        return results;
    }

    static Set<Question> allowed() {
        return Set.copyOf(ALLOWED);
    }

    /** What was denied, but for what a broker asks only in order to leave it out of an answer. */
    static Set<Question> denied() {
        return Set.copyOf(DENIED);
    }
}
