-- title: A container reaches for its host
-- finds: Calls from inside containers that make, enter or mount namespaces and file systems, and files of the host's kernel and runtime
--   that were opened there: release_agent, core_pattern, the runtime's socket.
-- misses: Escapes through the kernel's own mistakes, and containers whose runtime told nothing and whose cgroup is not known.
-- mitre: T1611
-- param: files VARCHAR = /release_agent$|/notify_on_release$|^/proc/sys/kernel/(core_pattern|modprobe)$|/(docker|containerd|crio)\.sock$|^/proc/1/root/|^/dev/(sd|vd|nvme|xvd|dm-)
--   -- A regular expression for the files
-- param: runtimes VARCHAR[] = runc, crun, runc:[2:INIT], runc:[1:CHILD], containerd-shim, conmon, buildkitd, dockerd, systemd
--   -- Names of programs that make containers
-- param: hosts BOOLEAN = false -- Whether what happens outside of containers counts, too
-- empty: No container did so. Containers that build others do: name them by what you know of them.
WITH hints AS (
  SELECT event, time, process, 'setns' AS call, descriptor_name AS subject, res FROM setns
  UNION ALL SELECT event, time, process, 'unshare', flags_names, res FROM unshare
  UNION ALL SELECT event, time, process, 'mount', dev || ' on ' || dir, res FROM mount
  UNION ALL SELECT event, time, process, 'chroot', path_absolute, res FROM chroot
  UNION ALL SELECT first_event, first_time, process, 'open', name, 0 FROM descriptors
    WHERE first_event IS NOT NULL AND type IN ('file', 'unix', 'directory') AND regexp_matches(name, $files))
SELECT h.event, h.time, p.process, p.pid, p."user", p.container, p.cmdline, h.call, h.subject, error_name(h.res) AS error, p.ancestry
FROM hints h JOIN processes p USING (process)
WHERE ($hosts OR p.container IS NOT NULL) AND NOT list_contains($runtimes, p.name)
ORDER BY h.event
