-- Importance as a number: Avro does not read an enum such as level as a string.
CREATE TABLE enriched (
  `id`         STRING NOT NULL,
  `repo`       STRING NOT NULL,
  `title`      STRING NOT NULL,
  `url`        STRING NOT NULL,
  `score`      INT NOT NULL,
  `scoredBy`   STRING NOT NULL,
  `type`       STRING,
  `additions`  INT NOT NULL,
  `deletions`  INT NOT NULL,
  `occurredAt` TIMESTAMP(3) NOT NULL,
  `readAt`     TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `headers`    MAP<STRING, BYTES> METADATA VIRTUAL,
  WATERMARK FOR `occurredAt` AS `occurredAt` - INTERVAL '15' MINUTE
) WITH (
  'connector' = 'kafka',
  'topic' = 'courant.enriched',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.group.id' = 'high-events-flink',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.idle-timeout' = '1 min',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://localhost:8081/apis/ccompat/v7'
);

-- Each event as it comes; high is 70 and more.
SELECT `occurredAt`, `score`, `repo`, `title`, `url`
FROM enriched
WHERE `score` >= 70;

-- How many a repository had in each hour, those that came again counted once. An hour ends when time has passed it by the
-- watermark, not when it is complete: for that, read courant.digests.
SELECT `repo`, `window_start`, COUNT(DISTINCT `id`) AS `high`
FROM TABLE(TUMBLE(TABLE enriched, DESCRIPTOR(`occurredAt`), INTERVAL '1' HOUR))
WHERE `score` >= 70
GROUP BY `repo`, `window_start`, `window_end`;
