import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file appears whole or not at all: it is written beside its place and then moved there. */
export function writeOnce(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.draft`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}

/** `did:web:hrs.ds4h.example` → `hrs.ds4h.example`: a name that every file system takes. */
export function fileNameOf(did: string): string {
  return did.replace(/^did:web:/, '').replace(/[^A-Za-z0-9.-]+/g, '_');
}
