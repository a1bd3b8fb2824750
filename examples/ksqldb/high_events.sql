-- Aborted transactions are none of our business.
SET 'processing.guarantee' = 'exactly_once_v2';
SET 'auto.offset.reset' = 'earliest';

-- Columns are the fields that are wanted: names in any case, enums as text.
CREATE STREAM enriched (
  repo VARCHAR KEY,
  id VARCHAR,
  title VARCHAR,
  url VARCHAR,
  score INTEGER,
  level VARCHAR,
  type VARCHAR,
  occurredAt TIMESTAMP,
  ce_type BYTES HEADER('ce_type')
) WITH (
  KAFKA_TOPIC = 'courant.enriched',
  KEY_FORMAT = 'KAFKA',
  VALUE_FORMAT = 'AVRO'
);

-- Each event as it comes.
SELECT occurredAt, score, repo, title, url FROM enriched WHERE level = 'HIGH' EMIT CHANGES;

-- Every event once, as the last record with its id has it.
CREATE TABLE events AS
  SELECT
    id,
    LATEST_BY_OFFSET(repo) AS repo,
    LATEST_BY_OFFSET(title) AS title,
    LATEST_BY_OFFSET(level) AS level,
    LATEST_BY_OFFSET(score) AS score
  FROM enriched
  GROUP BY id
  EMIT CHANGES;
