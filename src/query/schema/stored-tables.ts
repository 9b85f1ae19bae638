// Tables that only views read: numbers of things where people want names. Row 0 of `thread_states`, `descriptors` and `texts`
// stands for nobody and nothing, so that views can join without asking whether there is a partner: that is five times as fast.
import { columnsOf, type TableDefinition } from './relation.js';

const table = (name: string, about: string, columns: string): TableDefinition =>
  ({ schema: 'stored', name, about, columns: columnsOf(columns) });

export const STORED_TABLES: readonly TableDefinition[] = [
  table('events', 'One row for each event, without its own parameters.', `
    event         BIGINT        Number of the event in this database
    time          TIMESTAMP_NS  When it happened
    cpu           USMALLINT     Processor
    type          event_type    Its type
    tid           INTEGER       Thread id
    thread_state  INTEGER       Who did it, as he was then; 0 nobody
    process       INTEGER       Program image; NULL none
    fd            INTEGER       Number of the descriptor that it works on or makes
    descriptor    INTEGER       What that descriptor was; 0 none
    result        BIGINT        What the call returned`),
  table('thread_states', 'One row for each stretch of time in which the facts of a thread stayed the same.', `
    thread_state  INTEGER       Number of the state
    thread        INTEGER       Thread
    process       INTEGER       Program image
    since         BIGINT        First event that knows of it; NULL if it was so before
    tid           BIGINT        Thread id
    pid           BIGINT        Process id
    ppid          BIGINT        Process id of the parent
    name          VARCHAR       comm
    exe           VARCHAR       argv[0]
    exepath       VARCHAR       Path of the executable
    args          VARCHAR       Arguments, with blanks between
    cmdline       VARCHAR       comm and arguments
    cwd           VARCHAR       Working directory
    root          VARCHAR       Root directory
    uid           BIGINT        User
    "user"        VARCHAR       Name of the user
    gid           BIGINT        Group
    loginuid      BIGINT        User of the login session
    container     VARCHAR       Container id
    tty           INTEGER       Terminal`),
  table('descriptors', 'One row for each descriptor as it was between two changes.', `
    descriptor    INTEGER       Number of the descriptor
    capture       INTEGER       Capture
    process       INTEGER       First program image that had it
    type          VARCHAR       Kind
    name          VARCHAR       Path, or ends of a connection
    raw_name      VARCHAR       Path as the program passed it
    flags         INTEGER       file_flags
    dev           BIGINT        Device
    ino           BIGINT        Inode
    protocol      VARCHAR       Transport protocol
    role          VARCHAR       client or server
    listening     BOOLEAN       Listens
    connected     BOOLEAN       Is connected
    source        VARCHAR       Address of the client
    source_port   INTEGER       Its port
    destination   VARCHAR       Address of the server
    destination_port INTEGER    Its port
    first_event   BIGINT        First event that knows of it
    first_time    TIMESTAMP_NS  When that was`),
  table('descriptor_use', 'One row for each row of descriptors: what was done with it in the whole capture.', `
    descriptor    INTEGER       Number of the descriptor
    last_time     TIMESTAMP_NS  When it was last closed or replaced; NULL if it outlived the recording
    reads         BIGINT        Calls that read from it
    writes        BIGINT        Calls that wrote to it
    bytes_read    BIGINT        Bytes
    bytes_written BIGINT        Bytes`),
  table('texts', 'Each text that parameters of events hold, once for each capture.', `
    text          INTEGER       Number of the text
    value         VARCHAR       The text`),
];
