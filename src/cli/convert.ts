// `falco-rec convert`: a .scap capture of sysdig or Falco as one of ours, with the same replay.
import { Command } from 'commander';
import { openScap, type ScapCapture } from '../capture/scap/open-scap.js';
import { createWriter, type CaptureWriter } from '../capture/write/writer.js';
import { tellProblems } from './capture-problems.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { run } from './failure.js';
import { count, size } from './quantities.js';

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
    writeAll(capture, writer);
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

function writeAll(capture: ScapCapture, writer: CaptureWriter): void {
  for (const piece of capture.imported()) {
    if ('keyframe' in piece) writer.keyframe(piece.keyframe);
    else writer.write(piece.block);
  }
}
