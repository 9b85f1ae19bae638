// What keeps a machine from recording is told in one line, before anything else happens.
import { describe, expect, test } from 'vitest';
import { preflight, whyNot, type Surroundings } from '../../src/record/preflight.js';
import { RecordError } from '../../src/record/problem.js';

const fine: Surroundings = { platform: 'linux', arch: 'x64', release: '6.1.0-25-amd64', btf: true, missing: [], privileged: true };

describe('preflight', () => {
  test('nothing stands in the way', () => {
    expect(whyNot(fine)).toBeUndefined();
    expect(whyNot({ ...fine, release: '5.8.0' })).toBeUndefined();
  });

  test.each<[string, Partial<Surroundings>, string]>([
    ['another system', { platform: 'darwin' }, 'recording needs Linux; this is darwin'],
    ['another machine', { arch: 'arm64' }, 'recording needs an x86-64 machine; this is arm64'],
    ['an old kernel', { release: '5.4.0-150-generic' }, 'recording needs Linux 5.8 or newer; this is 5.4.0-150-generic'],
    ['no BTF', { btf: false }, 'the kernel tells nothing of its types: /sys/kernel/btf/vmlinux is missing'],
    ['no privilege', { privileged: false }, 'recording needs root, or the capabilities CAP_BPF and CAP_PERFMON'],
    ['no addon', { missing: ['native/x.node'] }, 'the recorder is not built: native/x.node is missing'],
  ])('%s', (_, change, message) => {
    expect(whyNot({ ...fine, ...change })?.message).toBe(message);
    expect(() => preflight({ ...fine, ...change })).toThrow(RecordError);
  });
});
