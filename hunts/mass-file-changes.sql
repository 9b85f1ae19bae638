-- title: A program renames or deletes very many files
-- finds: Programs that renamed or removed many different files, with the folders and the ending that most new names have: what
--   ransomware and wipers do.
-- misses: Files that are overwritten in place and keep their names, and work that many processes share.
-- mitre: T1486, T1485
-- param: files BIGINT = 50 -- From how many different files on it is told
-- param: within INTERVAL = 10m -- All of them in this time
-- param: cleaners VARCHAR[] = rm, git, dpkg, apt, apt-get, rpm, dnf, tar, rsync, npm, make, logrotate, systemd-tmpfile, tmpreaper
--   -- Names of programs that do so for a living
-- empty: No program but `cleaners` did so to so many files.
SELECT min(c.event) AS event, min(c.time) AS first, max(c.time) AS last, p.process, any_value(p.pid) AS pid, any_value(p."user") AS "user",
  any_value(p.container) AS container, any_value(p.cmdline) AS cmdline, count(DISTINCT c.path) AS files,
  count(*) FILTER (c.change = 'renamed') AS renamed, count(*) FILTER (c.change = 'removed') AS removed,
  count(DISTINCT regexp_replace(c.path, '/[^/]*$', '')) AS folders,
  mode(regexp_extract(c.new_path, '\.[^./]+$')) FILTER (c.new_path IS NOT NULL) AS ending, any_value(p.ancestry) AS ancestry
FROM path_changes c JOIN processes p USING (process)
WHERE c.change IN ('renamed', 'removed') AND NOT list_contains($cleaners, p.name)
GROUP BY p.process
HAVING count(DISTINCT c.path) >= $files AND max(c.time) <= min(c.time) + $within
ORDER BY event
