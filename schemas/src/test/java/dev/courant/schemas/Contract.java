package dev.courant.schemas;

import org.apache.avro.Schema;

import java.util.List;

/** The records that stand in topics; what they contain comes with them. */
final class Contract {

    private Contract() {}

    static List<Schema> records() {
        return List.of(
                WatchedRepo.getClassSchema(),
                RawCommit.getClassSchema(),
                RawIssue.getClassSchema(),
                Mark.getClassSchema(),
                EnrichedEvent.getClassSchema(),
                Progress.getClassSchema(),
                RepoDayDigest.getClassSchema(),
                Edition.getClassSchema(),
                ModelAnswer.getClassSchema(),
                ReplayRequest.getClassSchema(),
                Announcement.getClassSchema(),
                Delivery.getClassSchema());
    }
}
