// Tables of a history that are filled as they are asked. Parameters of events are in event-tables.ts, and what only views read
// in stored-tables.ts.
import { columnsOf, type TableDefinition } from './relation.js';

const table = (name: string, about: string, columns: string): TableDefinition =>
  ({ schema: 'main', name, about, columns: columnsOf(columns) });

export const TABLES: readonly TableDefinition[] = [
  table('captures', 'One row for each capture that was loaded.', `
    capture       INTEGER       Number of the capture in this database, from 0
    file          VARCHAR       Name of its file when it was loaded
    sha256        VARCHAR       Of its content, by which a capture that is here already is known
    host          VARCHAR       Name of the machine that was recorded
    kernel        VARCHAR       Release of its kernel
    arch          VARCHAR       Its processor architecture
    cpus          INTEGER       How many processors it has
    memory_bytes  BIGINT        Its memory
    boot_time     TIMESTAMP_NS  When it was started
    start_time    TIMESTAMP_NS  When the recording began
    end_time      TIMESTAMP_NS  Time of the last event
    events        BIGINT        How many events it holds
    lost          BIGINT        How many events the recorder lost: what they were, nobody knows
    first_event   BIGINT        Number of its first event in this database
    last_event    BIGINT        Number of its last one
    snaplen       INTEGER       Bytes of payload kept of each read and write
    scope         VARCHAR       What was recorded: system, or the tree of a process
    recorded      VARCHAR       Event types that were being recorded, with blanks between: absence of others proves nothing
    problems      VARCHAR       What could not be read of the file; NULL when it is whole
    writer        VARCHAR       Program that wrote it`),
  table('processes', 'One row for each program image: a process from its fork, or from its last execve, to the next execve or its end.', `
    process       INTEGER       Number of the image in this database: what other tables call process
    capture       INTEGER       Capture that it is in
    pid           BIGINT        Process id; NULL of a process that is known only from one of its threads
    vpid          BIGINT        Process id in its own namespace
    start         TIMESTAMP_NS  When it was forked or executed; before the recording for those that were there; NULL unknown
    "end"         TIMESTAMP_NS  When it ended, or executed another program; NULL if it outlived the recording
    start_event   BIGINT        Event that began it; NULL if it was there before
    end_event     BIGINT        Event that ended it
    parent        INTEGER       Image of the parent process when this one began; NULL unknown
    previous      INTEGER       Image that called execve to become this one; NULL when it was forked
    name          VARCHAR       Name that the kernel keeps (comm, 15 characters)
    exe           VARCHAR       First word of the command line (argv[0])
    exepath       VARCHAR       Path of the executable file
    args          VARCHAR       Arguments after the first word, with blanks between
    cmdline       VARCHAR       Name and arguments
    cwd           VARCHAR       Working directory when it began, with a slash at its end
    uid           BIGINT        User id when it began
    "user"        VARCHAR       That user's name
    gid           BIGINT        Group id
    loginuid      BIGINT        User id of the login session; NULL none
    tty           INTEGER       Controlling terminal; 0 none
    container     VARCHAR       Container id (12 characters); NULL on the host
    ancestry      VARCHAR       Names from the oldest known ancestor to itself, with > between
    exe_flags     INTEGER       Bits about the executable (table execve_flags: execve_flags_names(exe_flags))
    exe_ino       BIGINT        Inode of the executable
    signal        INTEGER       Signal that ended it; NULL none
    exit_code     INTEGER       What it exited with; NULL unknown`),
  table('threads', 'One row for each thread of a program image.', `
    thread        INTEGER       Number of the thread in this database
    capture       INTEGER       Capture that it is in
    process       INTEGER       Program image that it belongs to
    tid           BIGINT        Thread id
    vtid          BIGINT        Thread id in its own namespace
    name          VARCHAR       Its name when it was first seen
    start         TIMESTAMP_NS  When it was first seen, or made
    "end"         TIMESTAMP_NS  When it ended; NULL if it outlived the recording
    start_event   BIGINT        First event that knows of it; NULL if it was there before
    end_event     BIGINT        Event that ended it`),
  table('open_descriptors', 'One row for each stretch of time in which a program image had a descriptor open under a number.', `
    process       INTEGER       Program image
    fd            BIGINT        Number of the descriptor
    descriptor    INTEGER       What it was: a row of descriptors
    opened_event  BIGINT        Event that made it so; NULL if it was so before
    opened        TIMESTAMP_NS  When that was
    closed_event  BIGINT        Event that ended it; NULL if it outlived the recording
    closed        TIMESTAMP_NS  When that was
    inherited     BOOLEAN       It came from the parent or the image before, not from a call of this image`),
  table('containers', 'One row for each container that anything is known of.', `
    capture       INTEGER       Capture that it is in
    container     VARCHAR       Id (12 characters), as processes and event_log have it
    name          VARCHAR       Its name
    image         VARCHAR       Its image
    type          VARCHAR       Its runtime
    record        JSON          All that the runtime said of it`),
  table('users', 'One row for each account, of the host and of containers.', `
    capture       INTEGER       Capture that it is in
    container     VARCHAR       Container whose account it is; NULL of the host
    uid           BIGINT        User id
    gid           BIGINT        Its group
    name          VARCHAR       Its name
    home          VARCHAR       Its home directory
    shell         VARCHAR       Its shell`),
  table('drops', 'One row for each loss that the recorder counted: events that nobody will see.', `
    capture       INTEGER       Capture that lacks them
    before_event  BIGINT        They were lost before this event
    time          TIMESTAMP_NS  Time of that event
    cpu           INTEGER       Processor that lost them
    type          event_type    What they were
    count         BIGINT        How many`),
  table('alerts', 'One row for each alert that `falco-rec replay --to-db` put here.', `
    capture       INTEGER       Capture that it is about
    event         BIGINT        Event that satisfied the rule
    time          TIMESTAMP_NS  Time of that event
    process       INTEGER       Program image that did it
    rule          VARCHAR       Name of the rule
    priority      VARCHAR       Its priority: Emergency to Debug; urgency(priority) puts them in order
    source        VARCHAR       Its source
    tags          VARCHAR[]     Its tags: list_contains(tags, 'T1003')
    output        VARCHAR       Its message, with the fields filled in
    fields        JSON          Values of the fields in its message: fields->>'proc.name'
    ruleset       VARCHAR       SHA-256 of the rules that were asked together, as they are judged`),
];
