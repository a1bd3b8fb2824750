package dev.courant.app.faults;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for transactions that nobody will end, of which readers would wait for ever. */
record OpenTransactions(Admin admin, String prefix) {

    private static final Set<TransactionState> ENDED =
            Set.of(
                    TransactionState.EMPTY,
                    TransactionState.COMPLETE_COMMIT,
                    TransactionState.COMPLETE_ABORT);

    /** What is open, in words; nothing if all is well. */
    List<String> find() {
        try {
            var found = new ArrayList<String>();
            admin.listTransactions().all().get().stream()
                    .filter(transaction -> !ENDED.contains(transaction.state()))
                    .map(TransactionListing::toString)
                    .forEach(found::add);
            var partitions = partitions();
            producers(partitions, found);
            offsets(partitions, found);
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot look for open transactions", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for transactions", e);
        }
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        var names =
                admin.listTopics().names().get().stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(
                        topic ->
                                topic.partitions().stream()
                                        .map(p -> new TopicPartition(topic.name(), p.partition())))
                .toList();
    }

    private void producers(List<TopicPartition> partitions, List<String> found)
            throws ExecutionException, InterruptedException {
        admin.describeProducers(partitions)
                .all()
                .get()
                .forEach(
                        (partition, state) ->
                                state.activeProducers().stream()
                                        .filter(p -> p.currentTransactionStartOffset().isPresent())
                                        .forEach(p -> found.add(partition + " has " + p)));
    }

    private void offsets(List<TopicPartition> partitions, List<String> found)
            throws ExecutionException, InterruptedException {
        var stable = ends(partitions, IsolationLevel.READ_COMMITTED);
        var all = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        for (var partition : partitions) {
            long last = stable.get(partition).offset();
            long end = all.get(partition).offset();
            if (last != end) {
                found.add(partition + " is stable up to " + last + ", but ends at " + end);
            }
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(
            List<TopicPartition> partitions, IsolationLevel level)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(
                        partitions.stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(), p -> OffsetSpec.latest())),
                        new ListOffsetsOptions(level))
                .all()
                .get();
    }
}
