// Loaded before a program (`node --import`): writes down, in the file that FILE_TRACE names, each call that makes, writes,
// flushes or moves a file. One JSON line a call; of each thread.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';

const { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } = fs;
const paths = new Map();
const trace = openSync(process.env.FILE_TRACE, 'a');

function note(call, path, more = {}) {
  writeSync(trace, `${JSON.stringify({ call, path, ...more })}\n`);
}
const placeOf = (file) => (typeof file === 'number' ? paths.get(file) : resolve(String(file)));

Object.assign(fs, {
  openSync: (path, ...rest) => {
    const file = openSync(path, ...rest);
    paths.set(file, resolve(String(path)));
    return file;
  },
  closeSync: (file) => {
    closeSync(file);
    paths.delete(file);
  },
  fsyncSync: (file) => {
    fsyncSync(file);
    note('flush', paths.get(file));
  },
  writeFileSync: (file, ...rest) => {
    writeFileSync(file, ...rest);
    if (placeOf(file) !== undefined) note('write', placeOf(file));
  },
  writeSync: (file, ...rest) => {
    const written = writeSync(file, ...rest);
    if (placeOf(file) !== undefined) note('write', placeOf(file));
    return written;
  },
  renameSync: (from, to) => {
    renameSync(from, to);
    note('move', resolve(String(from)), { to: resolve(String(to)) });
  },
  mkdirSync: (path, options) => {
    const first = mkdirSync(path, options);
    if (first !== undefined || options?.recursive !== true) note('make', resolve(String(path)));
    return first;
  },
});
syncBuiltinESMExports();
