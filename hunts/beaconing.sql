-- title: Connections to one address come at regular intervals
-- finds: Programs that connected to the same address and port many times, with intervals that hardly vary: their coefficient of
--   variation (standard deviation over mean) is small.
-- misses: Beacons with much jitter, those that change their address, and those that talk on one connection that stays open.
-- mitre: T1071.001, T1573, T1029
-- param: least BIGINT = 6 -- From how many connections on it is told
-- param: variation DOUBLE = 0.2 -- The greatest coefficient of variation
-- param: shortest INTERVAL = 1s -- The shortest mean interval: bursts are no beacons
-- param: loopback BOOLEAN = false -- Whether connections to this machine itself count
-- empty: Nothing connected so regularly. Health checks and monitoring do: what is known to be one is no finding.
WITH starts AS (
  SELECT c.start_event, c.start, p.exepath, p.container, c.remote, c.remote_port, c.process, c.bytes_sent, c.bytes_received,
    (epoch_ns(c.start) - lag(epoch_ns(c.start)) OVER (PARTITION BY c.capture, p.exepath, p.container, c.remote, c.remote_port ORDER BY c.start)) / 1e9
      AS seconds
  FROM connections c JOIN processes p USING (process)
  WHERE c.direction = 'out' AND c.start IS NOT NULL AND ($loopback OR NOT regexp_matches(c.remote, '^(::ffff:)?127[.]|^::1$')))
SELECT min(s.start_event) AS event, min(s.start) AS first, max(s.start) AS last, s.exepath, s.container, s.remote, s.remote_port,
  count(*) AS connections, round(avg(s.seconds), 3) AS mean_seconds, round(stddev_pop(s.seconds) / avg(s.seconds), 3) AS variation,
  sum(s.bytes_sent)::BIGINT AS bytes_sent, sum(s.bytes_received)::BIGINT AS bytes_received,
  min(s.process) AS process, any_value(p.cmdline) AS cmdline, any_value(p."user") AS "user"
FROM starts s JOIN processes p USING (process)
GROUP BY s.exepath, s.container, s.remote, s.remote_port
HAVING count(*) >= $least AND avg(s.seconds) >= epoch($shortest) AND stddev_pop(s.seconds) / avg(s.seconds) <= $variation
ORDER BY event
