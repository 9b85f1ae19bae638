// The kinds of blocks that .scap files have had since 2014, by their numbers, old and new.

export type BlockKind = 'section' | 'machine' | 'processes' | 'descriptors' | 'interfaces' | 'accounts' | 'event' | 'unknown';

export interface BlockType {
  readonly kind: BlockKind;
  /** As problems name it. */
  readonly name: string;
  /**
   * Process lists: which fields entries have. Other lists: from 2 on entries say how long they are. Events: from 2 on they
   * say how many parameters they have.
   */
  readonly version: number;
  /** Events: a word of flags comes after the processor. */
  readonly flagged?: boolean;
  /** Events: may be longer than 64 KiB. */
  readonly large?: boolean;
}

const list = (kind: BlockKind, name: string, version: number): BlockType => ({ kind, name: `${name} (version ${version})`, version });
const processes = (version: number): BlockType => list('processes', 'process list', version);
const descriptors = (version: number): BlockType => list('descriptors', 'descriptor list', version);
const interfaces = (version: number): BlockType => list('interfaces', 'interface list', version);
const accounts = (version: number): BlockType => list('accounts', 'user list', version);
const event = (version: number, facts: Partial<BlockType> = {}): BlockType => ({ kind: 'event', name: 'event', version, ...facts });
const machine: BlockType = { kind: 'machine', name: 'machine', version: 1 };

const BLOCK_TYPES: ReadonlyMap<number, BlockType> = new Map([
  [0x0a0d0d0a, { kind: 'section', name: 'section header', version: 1 }],
  [0x201, machine], [0x8002abcd, machine],
  [0x202, processes(1)], [0x8000abcd, processes(1)],
  [0x207, processes(2)], [0x8013abcd, processes(2)],
  [0x209, processes(3)], [0x8014abcd, processes(3)],
  [0x210, processes(4)], [0x211, processes(5)], [0x212, processes(6)],
  [0x213, processes(7)], [0x214, processes(8)], [0x215, processes(9)],
  [0x203, descriptors(1)], [0x8001abcd, descriptors(1)], [0x218, descriptors(2)],
  [0x205, interfaces(1)], [0x8011abcd, interfaces(1)], [0x219, interfaces(2)],
  [0x206, accounts(1)], [0x8012abcd, accounts(1)], [0x220, accounts(2)],
  [0x204, event(1)], [0x8010abcd, event(1)], [0x208, event(1, { flagged: true })],
  [0x216, event(2)], [0x217, event(2, { flagged: true })],
  [0x221, event(2, { large: true })], [0x222, event(2, { flagged: true, large: true })],
]);

export const blockType = (number: number): BlockType =>
  BLOCK_TYPES.get(number) ?? { kind: 'unknown', name: `unknown block 0x${number.toString(16)}`, version: 0 };
