-- title: Connections to one address come at regular intervals
-- finds: Programs that connected to the same address and port many times, with intervals most of which hardly vary: their
--   coefficient of variation (standard deviation over mean) is small.
-- misses: Beacons with much jitter, those that change their address, and those that talk on one connection that stays open.
-- mitre: T1071.001, T1573, T1029
-- param: least BIGINT = 6 -- From how many connections on it is told
-- param: variation DOUBLE = 0.2 -- The greatest coefficient of variation of the regular intervals: those within half of the median
-- param: regular DOUBLE = 0.7 -- How many of all intervals must be regular: the rest is when there was something to do
-- param: shortest INTERVAL = 1s -- The shortest mean interval: bursts are no beacons
-- param: loopback BOOLEAN = false -- Whether connections to this machine itself count
-- empty: Nothing connected so regularly. Health checks and monitoring do: what is known to be one is no finding.
WITH
  starts AS (
    SELECT p.exepath, p.container, c.remote, c.remote_port, c.start_event, c.start, c.process, c.bytes_sent, c.bytes_received,
      (epoch_ns(c.start) - lag(epoch_ns(c.start)) OVER (PARTITION BY c.capture, p.exepath, p.container, c.remote, c.remote_port ORDER BY c.start))
        / 1e9 AS seconds
    FROM connections c JOIN processes p USING (process)
    WHERE c.direction = 'out' AND c.start IS NOT NULL AND ($loopback OR NOT regexp_matches(c.remote, '^(::ffff:)?127[.]|^::1$'))),
  medians AS (
    SELECT exepath, container, remote, remote_port, median(seconds) AS median FROM starts GROUP BY ALL
    HAVING count(*) >= $least AND median(seconds) >= epoch($shortest)),
  judged AS (
    SELECT s.*, s.seconds BETWEEN m.median / 2 AND m.median * 1.5 AS regular
    FROM starts s JOIN medians m ON m.remote = s.remote AND m.remote_port = s.remote_port AND m.exepath = s.exepath
      AND m.container IS NOT DISTINCT FROM s.container)
SELECT min(j.start_event) AS event, min(j.start) AS first, max(j.start) AS last, j.exepath, j.container, j.remote, j.remote_port,
  count(*) AS connections, round(avg(j.seconds) FILTER (j.regular), 3) AS mean_seconds,
  round(stddev_pop(j.seconds) FILTER (j.regular) / avg(j.seconds) FILTER (j.regular), 3) AS variation,
  sum(j.bytes_sent)::BIGINT AS bytes_sent, sum(j.bytes_received)::BIGINT AS bytes_received,
  min(j.process) AS process, arg_min(p.pid, j.process) AS pid, arg_min(p.cmdline, j.process) AS cmdline, arg_min(p."user", j.process) AS "user"
FROM judged j JOIN processes p USING (process)
GROUP BY j.exepath, j.container, j.remote, j.remote_port
HAVING count(*) FILTER (j.regular) >= greatest($least - 1, $regular * count(j.seconds))
  AND stddev_pop(j.seconds) FILTER (j.regular) / avg(j.seconds) FILTER (j.regular) <= $variation
ORDER BY event
