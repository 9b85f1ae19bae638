-- title: A program listens to the wire
-- finds: Packet sockets and raw sockets that were opened: sniffers, scanners, and backdoors that wait for a packet.
-- misses: Sockets that were open before.
-- mitre: T1040, T1205.002
-- param: known VARCHAR[] = dhclient, dhcpcd, NetworkManager, systemd-network, ping, ping6, arping, keepalived, lldpd, traceroute
--   -- Names of programs that need them
-- empty: Nobody but `known` programs opened one.
SELECT s.event, s.time, p.process, p.pid, p."user", p.container, p.cmdline, s.domain_names AS domain, s.type AS socket_type, s.error, p.ancestry
FROM socket s JOIN processes p USING (process)
WHERE (s.domain_names = 'AF_PACKET' OR (s.domain_names IN ('AF_INET', 'AF_INET6') AND s.type & 15 = 3)) AND NOT list_contains($known, p.name)
ORDER BY s.event
