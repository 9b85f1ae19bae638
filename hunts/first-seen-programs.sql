-- title: Programs that a recording of before does not know
-- finds: Executables that ran in the later captures and in none of the first ones: give the baseline first, then what is asked about.
-- misses: A known path with other content, and what an interpreter ran. Of one capture alone nothing is new.
-- mitre: T1204.002, T1036.005
-- param: baseline BIGINT = 1 -- How many captures, from the first, are the baseline
-- empty: Whatever ran, ran before, or there is only one capture: `falco-rec hunt run first-seen-programs monday.scap tuesday.scap`.
WITH known AS (SELECT DISTINCT exepath FROM processes WHERE capture < $baseline AND exepath IS NOT NULL)
SELECT min(p.start_event) AS event, min(p.start) AS first, p.exepath, count(*) AS runs, min(p.process) AS process,
  arg_min(p.pid, p.process) AS pid, arg_min(p."user", p.process) AS "user", arg_min(p.container, p.process) AS container,
  arg_min(p.cmdline, p.process) AS cmdline, arg_min(p.ancestry, p.process) AS ancestry
FROM processes p ANTI JOIN known USING (exepath)
WHERE p.capture >= $baseline AND p.exepath <> ''
GROUP BY p.exepath
ORDER BY event, p.exepath
