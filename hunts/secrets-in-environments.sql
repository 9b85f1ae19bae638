-- title: Programs are started with secrets in their environment
-- finds: Variables that look like secrets by their names, and who got them; what they hold is not shown.
-- misses: Secrets under harmless names. Environments are kept only as far as the recorder kept them.
-- mitre: T1552.007, T1552.001
-- param: names VARCHAR = (PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS)$
--   -- A regular expression for names of variables
-- empty: No program was started with such a variable, or environments were not recorded.
WITH variables AS (
  SELECT event, time, process, unnest(list_filter(list_transform(string_split(env::VARCHAR, '\x00'), lambda each: split_part(each, '=', 1)),
    lambda each: regexp_matches(each, $names, 'i'))) AS variable
  FROM execve WHERE res = 0)
SELECT min(v.event) AS event, min(v.time) AS time, v.variable, count(DISTINCT v.process) AS processes, min(v.process) AS process,
  arg_min(p.pid, v.event) AS pid, arg_min(p."user", v.event) AS "user", p.container, arg_min(p.cmdline, v.event) AS cmdline
FROM variables v JOIN processes p USING (process)
GROUP BY v.variable, p.container
ORDER BY event, v.variable
