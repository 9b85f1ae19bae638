// The peer's second half: DuckDB reads JSON lines from stdin into a table of a new database, and says how many there were.
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(process.argv[2]!, { threads: '1' });
const connection = await instance.connect();
await connection.run(`CREATE TABLE events AS SELECT * FROM read_json('/dev/stdin', format = 'newline_delimited')`);
const counted = await connection.runAndReadAll('SELECT count(*) FROM events');
console.log(String(counted.value(0, 0)));
connection.closeSync();
instance.closeSync();
