-- title: Where the recording is silent or incomplete
-- finds: Times in which no event was recorded, events that the recorder lost, and captures that are damaged: what no other hunt can know.
-- misses: Types of events that were not recorded at all: `captures.recorded` lists those that were.
-- param: longer INTERVAL = 30s -- From how long a silence on it is told
-- empty: The recording is whole, and an empty answer of another hunt means something.
WITH
  pieces AS (
    -- A silence that is longer than a piece of time lies between two pieces that are not neighbours: no sorting of events.
    SELECT capture, epoch_ns(time) // (epoch($longer) * 1e9 / 2)::BIGINT AS piece, min(time) AS first, max(time) AS last, max(event) AS event
    FROM events GROUP BY ALL),
  silences AS (SELECT capture, event, last AS began, lead(first) OVER (PARTITION BY capture ORDER BY piece) AS ended FROM pieces)
SELECT 'silence' AS kind, s.event, s.began AS time, round((epoch_ns(s.ended) - epoch_ns(s.began)) / 1e9, 3) AS seconds, NULL::BIGINT AS events,
  NULL AS what, c.file
FROM silences s JOIN captures c USING (capture) WHERE s.ended > s.began + $longer
UNION ALL
SELECT 'lost', d.before_event, d.time, NULL, d.count, d.type::VARCHAR, c.file FROM drops d JOIN captures c USING (capture)
UNION ALL
SELECT 'damaged', NULL, c.end_time, NULL, NULL, c.problems, c.file FROM captures c WHERE c.problems IS NOT NULL
ORDER BY time
