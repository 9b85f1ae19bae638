-- title: A program starts something that it hardly ever starts
-- finds: Pairs of parent and child that were seen once or seldom, although the parent program started very many others.
-- misses: Whatever a parent with few children does, and children of shells, which start anything (`shells`).
-- mitre: T1059
-- param: most BIGINT = 1 -- How often a rare pair is seen at most
-- param: children BIGINT = 50 -- How many children all images of the parent program must have started
-- param: shells VARCHAR[] = sh, bash, dash, zsh, ksh, fish, busybox, make, xargs, find, env, sudo, su, python, perl
--   -- Names of parents that are left out, or of their files
-- empty: No parent with so many children has a rare one. In a short recording few have as many: lower `children`.
WITH
  pairs AS (
    SELECT a.exepath AS parent_exepath, p.exepath, count(*) AS seen, min(p.process) AS process
    FROM processes p JOIN processes a ON a.process = p.parent
    WHERE p.previous IS NOT NULL AND p.start_event IS NOT NULL AND NOT list_contains($shells, a.name)
      AND NOT list_contains($shells, regexp_replace(parse_filename(a.exepath), '[0-9.]+$', ''))
    GROUP BY a.exepath, p.exepath),
  counted AS (SELECT *, sum(seen) OVER (PARTITION BY parent_exepath) AS children FROM pairs)
SELECT p.start_event AS event, p.start AS time, p.process, p.pid, p."user", p.container, p.cmdline, x.exepath, x.parent_exepath,
  a.process AS parent, a.cmdline AS parent_cmdline, x.seen, x.children::BIGINT AS children
FROM counted x JOIN processes p USING (process) JOIN processes a ON a.process = p.parent
WHERE x.seen <= $most AND x.children >= $children
ORDER BY p.start_event
