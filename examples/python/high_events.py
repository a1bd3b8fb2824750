"""Prints events of high importance, those of the past first, then each as it comes."""

import os
import unicodedata

from confluent_kafka import Consumer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext


def line(event):
    """Titles are written by strangers: none may end the line, or tell the terminal what to do."""
    title = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in event["title"])
    occurred_at = event["occurredAt"].isoformat()
    return "\t".join([occurred_at, str(event["score"]), event["repo"], title, event["url"]])


def main():
    registry = os.getenv("REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7")
    topic = os.getenv("TOPIC_PREFIX", "courant.") + "enriched"
    decode = AvroDeserializer(SchemaRegistryClient({"url": registry}))
    consumer = Consumer(
        {
            "bootstrap.servers": os.getenv("BOOTSTRAP_SERVERS", "localhost:9092"),
            "group.id": "high-events-python",
            "auto.offset.reset": "earliest",
            "isolation.level": "read_committed",
        }
    )
    consumer.subscribe([topic])
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                raise RuntimeError(message.error())
            event = decode(message.value(), SerializationContext(topic, MessageField.VALUE))
            if event["level"] == "HIGH":
                print(line(event), flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
