// What a shell works with: the database, its names, the terminal, and what the user has set.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Format } from '../print/formats.js';
import type { Catalogue } from './catalogue.js';

/** Shows how far a query is. */
export interface Meter {
  /** @param percent negative where nobody knows */
  show(percent: number, seconds: number): void;
  clear(): void;
}

export interface Screen {
  line(text: string): void;
  /** Writes out what `line` was given. */
  flush(): void;
  /** Something of less weight. */
  aside(text: string): void;
  complain(message: string, hint?: string): void;
  /** Columns of the terminal, as it is now. */
  width(): number;
  readonly meter: Meter;
}

export interface Settings {
  format: Format;
  /** Rows that a table shows. */
  limit: number;
  timer: boolean;
}

export interface Session {
  readonly connection: DuckDBConnection;
  readonly catalogue: Catalogue;
  readonly screen: Screen;
  readonly settings: Settings;
  /** What Ctrl-C does, until something else is said. */
  readonly onInterrupt: (interrupt: () => void) => void;
}
