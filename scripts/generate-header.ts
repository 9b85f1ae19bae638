// Writes bpf/schema.gen.h from the event table; leaves the file alone when nothing changed.
// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cHeader } from '../src/schema/c-header.js';

const path = new URL('../bpf/schema.gen.h', import.meta.url);
const text = cHeader();
if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
