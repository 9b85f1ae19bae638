// `falco-rec convert`: a .scap capture of sysdig or Falco as one of ours, with the same replay.
import { Command } from 'commander';
import type { Header } from '../capture/header.js';
import type { Imports } from '../capture/scap/batch-blocks.js';
import { openScap } from '../capture/scap/open-scap.js';
import { createWriter, type CaptureWriter } from '../capture/write/writer.js';
import { foldAlong, type FoldAlong } from '../state/fold-along.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run } from './output/failure.js';
import { count, size } from './output/quantities.js';

export const convertCommand = (): Command =>
  new Command('convert')
    .description('Write a .scap capture of sysdig or Falco as a capture of falco-rec.')
    .argument('<capture>', 'a .scap file, plain or compressed')
    .requiredOption('-o, --output <file>', 'the capture to write')
    .action((path: string, { output }: { output: string }) => run(() => convert(path, output)));

function convert(path: string, output: string): ExitCode {
  const capture = openScap(path);
  const writer = createWriter(output, capture.header);
  try {
    writeAll(capture.imported(), writer, capture.header);
  } catch (error) {
    writer.abort();
    throw error;
  }
  const { events, bytes } = writer.close();
  process.stderr.write(`${output}: ${count(events)} events, ${size(bytes)} (from ${size(capture.size)})\n`);
  tellProblems(capture.problems);
  capture.close();
  return capture.problems.some(({ code }) => code === 'damaged') ? EXIT.capture : EXIT.ok;
}

/**
 * Writes what was imported, in segments as a recording has them.
 * @param begin how the state is folded along from a keyframe of the capture on
 */
export function writeAll(imports: Imports, writer: CaptureWriter, header: Header, begin = foldAlong): void {
  let along: FoldAlong | undefined;
  let enough = false;
  for (let next = imports.next(); next.done !== true; next = imports.next(enough)) {
    const piece = next.value;
    if ('keyframe' in piece) {
      writer.keyframe(piece.keyframe);
      along = begin(header, piece.keyframe);
    } else {
      if (enough) writer.keyframe(along!.keyframe(piece.block.baseTime));
      writer.write(along!.block(piece.block));
    }
    enough = along!.enough;
  }
}
