// Views that read well: numbers of things resolved to what they were at the time of the event.
import type { Category } from '../../schema/event-row.js';
import { EVENT_TYPES } from '../../schema/events.js';
import { captureOf } from './event-number.js';
import { columnsOf, literal, type ViewDefinition } from './relation.js';

const view = (name: string, about: string, query: string, columns: string): ViewDefinition =>
  ({ name, about, query, columns: columnsOf(columns) });

/** Types of events that carry data one way, as a list for SQL. */
const carrying = (category: Category): string => Object.values(EVENT_TYPES).filter(({ row }) => row.category === category)
  .map(({ name }) => literal(name)).join(', ');
const READS = carrying('io-read'), WRITES = carrying('io-write');

/** Zero addresses say that nobody knows the end. */
const KNOWN_END = `d.destination IS NOT NULL AND d.destination NOT IN ('0.0.0.0', '::')`;
const OUTBOUND = `d.role IS DISTINCT FROM 'server'`;

export const VIEWS: readonly ViewDefinition[] = [
  view('events', 'One row for each event, with the numbers of what it is about. Parameters are in the view of its type: openat.', `
    SELECT event, ${captureOf('event')}, time, cpu::INTEGER, type, tid, nullif(thread_state, 0), process, fd, nullif(descriptor, 0), result
    FROM stored.events`, `
    event         BIGINT        Number of the event; of the first capture it is evt.num
    capture       INTEGER       Capture that it is in
    time          TIMESTAMP_NS  When it happened
    cpu           INTEGER       Processor
    type          event_type    Its type, as evt.type shows it
    tid           INTEGER       Thread id
    thread_state  INTEGER       Who did it, as he was then: a row of thread_states
    process       INTEGER       Program image that did it: a row of processes
    fd            INTEGER       Number of the descriptor that it works on or makes
    descriptor    INTEGER       What that descriptor was: a row of descriptors
    result        BIGINT        What the call returned; negative is an error number`),
  view('event_log', 'One row for each event, with names as they were then: what rules would see.', `
    SELECT e.event, e.time, e.type, s.name, s.pid, e.tid, s.cmdline, s.exepath, s.cwd, s."user", s.container, e.fd,
      d.type, d.name, e.result, error_name(e.result), e.process, nullif(e.descriptor, 0)
    FROM stored.events e JOIN stored.thread_states s ON s.thread_state = e.thread_state
      JOIN stored.descriptors d ON d.descriptor = e.descriptor`, `
    event            BIGINT        Number of the event
    time             TIMESTAMP_NS  When it happened
    type             event_type    Its type
    process_name     VARCHAR       proc.name of who did it
    pid              BIGINT        Its process id
    tid              INTEGER       Thread id
    cmdline          VARCHAR       Its name and arguments
    exepath          VARCHAR       Path of its executable
    cwd              VARCHAR       Its working directory
    "user"           VARCHAR       Its user
    container        VARCHAR       Its container; NULL on the host
    fd               INTEGER       Number of the descriptor
    descriptor_type  VARCHAR       fd.type of it
    descriptor_name  VARCHAR       fd.name of it
    result           BIGINT        What the call returned
    error            VARCHAR       Name of the error; NULL where it succeeded
    process          INTEGER       Program image
    descriptor       INTEGER       Descriptor`),
  view('thread_states', 'One row for each stretch of time in which the facts of a thread stayed the same.', `
    SELECT * FROM stored.thread_states WHERE thread_state > 0`, `
    thread_state  INTEGER       Number of the state
    thread        INTEGER       Thread: a row of threads
    process       INTEGER       Program image: a row of processes
    since         BIGINT        First event that knows of it; NULL if it was so before
    tid           BIGINT        Thread id
    pid           BIGINT        Process id
    ppid          BIGINT        Process id of the parent
    name          VARCHAR       Name that the kernel keeps (comm)
    exe           VARCHAR       First word of the command line
    exepath       VARCHAR       Path of the executable
    args          VARCHAR       Arguments, with blanks between
    cmdline       VARCHAR       Name and arguments
    cwd           VARCHAR       Working directory, with a slash at its end
    root          VARCHAR       Root directory
    uid           BIGINT        User id
    "user"        VARCHAR       Name of the user
    gid           BIGINT        Group id
    loginuid      BIGINT        User id of the login session; NULL none
    container     VARCHAR       Container id; NULL on the host
    tty           INTEGER       Controlling terminal; 0 none`),
  view('descriptors', 'One row for each descriptor between two changes: a file as opened, a socket before and after connecting.', `
    SELECT d.descriptor, d.capture, d.process, d.type, d.name, d.raw_name, d.flags, file_flags_names(d.flags), d.dev,
      d.ino, d.protocol, d.role, d.listening, d.connected, d.source, d.source_port, d.destination, d.destination_port,
      d.first_event, d.first_time, u.last_time, u.reads, u.writes, u.bytes_read, u.bytes_written
    FROM stored.descriptors d JOIN stored.descriptor_use u ON u.descriptor = d.descriptor WHERE d.descriptor > 0`, `
    descriptor    INTEGER       Number of the descriptor
    capture       INTEGER       Capture that it is in
    process       INTEGER       First program image that had it
    type          VARCHAR       Its kind: file, directory, ipv4, ipv6, unix, pipe …
    name          VARCHAR       Path, or both ends of a connection: fd.name
    raw_name      VARCHAR       Path as the program passed it
    flags         INTEGER       Bits that it was opened with
    flags_names   VARCHAR       Their names
    dev           BIGINT        Device of the file
    ino           BIGINT        Inode of the file
    protocol      VARCHAR       tcp, udp, icmp, raw
    role          VARCHAR       client or server, as far as known
    listening     BOOLEAN       Bound or listening, with one address: the destination
    connected     BOOLEAN       Known to be connected
    source        VARCHAR       Address of the client
    source_port   INTEGER       Port of the client
    destination   VARCHAR       Address of the server
    destination_port INTEGER    Port of the server
    first_event   BIGINT        First event that knows of it; NULL if it was there before
    first_time    TIMESTAMP_NS  When that was
    last_time     TIMESTAMP_NS  When it was last closed or replaced; NULL if it outlived the recording
    reads         BIGINT        Successful calls that read from it
    writes        BIGINT        Successful calls that wrote to it
    bytes_read    BIGINT        Bytes that they read
    bytes_written BIGINT        Bytes that they wrote`),
  view('files', 'One row for each path that was open at some time.', `
    SELECT d.capture, d.name, any_value(d.ino), any_value(d.dev), min(d.first_time), max(u.last_time),
      bool_or(u.last_time IS NULL), sum(u.reads)::BIGINT, sum(u.writes)::BIGINT, sum(u.bytes_read)::BIGINT, sum(u.bytes_written)::BIGINT
    FROM stored.descriptors d JOIN stored.descriptor_use u ON u.descriptor = d.descriptor
    WHERE d.type IN ('file', 'directory') GROUP BY d.capture, d.name`, `
    capture       INTEGER       Capture that it is in
    path          VARCHAR       The path
    ino           BIGINT        Its inode
    dev           BIGINT        Its device
    first_opened  TIMESTAMP_NS  When it was first opened; NULL if it was open before
    last_closed   TIMESTAMP_NS  When it was last closed
    still_open    BOOLEAN       It was open when the recording ended
    reads         BIGINT        Calls that read from it
    writes        BIGINT        Calls that wrote to it
    bytes_read    BIGINT        Bytes that they read
    bytes_written BIGINT        Bytes that they wrote`),
  view('file_use', 'One row for each program image and path that it read or wrote: who did it, which `files` does not say.', `
    SELECT e.process, d.name, min(e.time), max(e.time),
      count(*) FILTER (e.type IN (${READS})), count(*) FILTER (e.type IN (${WRITES})),
      coalesce(sum(e.result) FILTER (e.type IN (${READS})), 0)::BIGINT, coalesce(sum(e.result) FILTER (e.type IN (${WRITES})), 0)::BIGINT
    FROM stored.events e JOIN stored.descriptors d ON d.descriptor = e.descriptor
    WHERE d.type = 'file' AND e.result >= 0 AND e.type IN (${READS}, ${WRITES}) GROUP BY e.process, d.name`, `
    process       INTEGER       Program image
    path          VARCHAR       Path of the file
    first_time    TIMESTAMP_NS  When it first read or wrote it
    last_time     TIMESTAMP_NS  When it last did
    reads         BIGINT        Calls that read from it
    writes        BIGINT        Calls that wrote to it
    bytes_read    BIGINT        Bytes that they read
    bytes_written BIGINT        Bytes that they wrote`),
  view('connections', 'One row for each connection over IP, and each pair of ends that a datagram socket spoke between.', `
    SELECT d.descriptor, d.capture, d.process, d.protocol, d.source, d.source_port, d.destination, d.destination_port,
      CASE WHEN ${OUTBOUND} THEN 'out' ELSE 'in' END,
      CASE WHEN ${OUTBOUND} THEN d.destination ELSE d.source END,
      CASE WHEN ${OUTBOUND} THEN d.destination_port ELSE d.source_port END,
      d.first_time, u.last_time, d.first_event, u.bytes_written, u.bytes_read, u.writes, u.reads
    FROM stored.descriptors d JOIN stored.descriptor_use u ON u.descriptor = d.descriptor
    WHERE d.type IN ('ipv4', 'ipv6') AND NOT d.listening AND ${KNOWN_END}`, `
    descriptor       INTEGER       The socket: a row of descriptors
    capture          INTEGER       Capture that it is in
    process          INTEGER       First program image that had it
    protocol         VARCHAR       tcp, udp, icmp, raw
    source           VARCHAR       Address of the client
    source_port      INTEGER       Port of the client
    destination      VARCHAR       Address of the server
    destination_port INTEGER       Port of the server
    direction        VARCHAR       out where this machine is the client, in where it is the server
    remote           VARCHAR       Address of the other side
    remote_port      INTEGER       Its port
    start            TIMESTAMP_NS  When it was made; NULL if it was there before
    "end"            TIMESTAMP_NS  When it was closed; NULL if it outlived the recording
    start_event      BIGINT        Event that made it
    bytes_sent       BIGINT        Bytes that this machine sent
    bytes_received   BIGINT        Bytes that it received
    sends            BIGINT        Calls that sent
    receives         BIGINT        Calls that received`),
];
