-- title: A process reaches into another one
-- finds: Attaching and writing by ptrace, process_vm_writev, and /proc/PID/mem opened for writing.
-- misses: Libraries that are loaded by the environment (hunt persistence-write knows ld.so.preload), and shared memory.
-- mitre: T1055.008, T1055.009
-- param: requests VARCHAR[] = PTRACE_ATTACH, PTRACE_SEIZE, PTRACE_POKETEXT, PTRACE_POKEDATA, PTRACE_POKEUSR, PTRACE_SETREGS, PTRACE_SETREGSET
--   -- Requests of ptrace that do so
-- param: debuggers VARCHAR[] = gdb, lldb, lldb-server, strace, ltrace, rr, gdbserver, dlv -- Names of programs that do so for a living
-- empty: Nobody but `debuggers` did.
WITH reached AS (
  SELECT event, time, process, request_names AS call, pid AS target, res FROM ptrace WHERE list_contains($requests, request_names)
  UNION ALL SELECT event, time, process, 'process_vm_writev', pid, res FROM process_vm_writev
  UNION ALL SELECT first_event, first_time, process, 'open ' || name, try_cast(regexp_extract(name, '^/proc/([0-9]+)/mem$', 1) AS BIGINT), 0
    FROM descriptors WHERE flags & 2 <> 0 AND first_event IS NOT NULL AND regexp_matches(name, '^/proc/[0-9]+(/task/[0-9]+)?/mem$'))
SELECT min(r.event) AS event, min(r.time) AS time, p.process, any_value(p.pid) AS pid, any_value(p."user") AS "user", any_value(p.container) AS container,
  any_value(p.cmdline) AS cmdline, r.call, r.target, count(*) AS calls, count(*) FILTER (r.res < 0) AS failed, any_value(p.ancestry) AS ancestry
FROM reached r JOIN processes p USING (process)
WHERE NOT list_contains($debuggers, p.name)
GROUP BY p.process, r.call, r.target
ORDER BY event
