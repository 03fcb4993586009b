import { writeDurably } from '#files';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf } from './files.ts';
import type { Identities } from './identities.ts';

/** SHA-256 of the Gaia-X terms and conditions that Loire 25.11 accepts (gaia-x.md §4). */
const TERMS = [
  '4bd7554097444c960292b4726c2efa1373485e8a5565d94d41195214c5e0ceb3',
  '067dcac5efd18c1927deb1ffed3feab6d0ad044c0a9a263e6d5d8bdc43224515',
];

interface Entering {
  readonly identities: Identities;
  /** DID that is trusted for registration numbers. */
  readonly notary: string;
  readonly trustDir: string;
  /** Folder in which it is noted what was entered. */
  readonly folder: string;
}

/**
 * Enters the sample into the trust folder: its anchor, its notary, the accepted terms, its DID documents. What stands
 * there is never changed, lists only grow. Everything is entered once and noted: what the operator takes
 * out again stays out.
 */
export function enterTrust({ identities, notary, trustDir, folder }: Entering): void {
  const notePath = join(folder, 'trusted.json');
  const entered = new Set(existsSync(notePath) ? (readJson(notePath) as readonly string[]) : []);
  const once = (name: string, enter: () => void): void => {
    if (entered.has(name)) return;
    enter();
    entered.add(name);
  };
  const put = (path: string, text: string): void => {
    if (!existsSync(path)) writeDurably(path, text);
  };
  once('anchor', () => put(join(trustDir, 'anchors', 'health-sample.pem'), identities.anchor.certificate));
  once('terms', () => grow(join(trustDir, 'terms.json'), { accepted: TERMS }));
  once(`notary ${notary}`, () =>
    grow(join(trustDir, 'issuers.json'), { registrationNumber: [notary], conformityBody: [], label: [] }),
  );
  for (const { did, document } of identities.organisations.values()) {
    const path = join(trustDir, 'pinned', 'did', `${fileNameOf(did)}.json`);
    once(did, () => put(path, `${JSON.stringify(document, null, 2)}\n`));
  }
  writeDurably(notePath, `${JSON.stringify([...entered], null, 2)}\n`);
}

/** Adds to the lists of a JSON file what they lack. */
function grow(path: string, lists: { readonly [name: string]: readonly string[] }): void {
  const old = existsSync(path) ? (readJson(path) as { readonly [name: string]: readonly string[] }) : {};
  const grown = Object.entries(lists).map(([name, more]) => [name, [...new Set([...(old[name] ?? []), ...more])]]);
  writeDurably(path, `${JSON.stringify({ ...old, ...Object.fromEntries(grown) }, null, 2)}\n`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`The sample cannot be entered into the trust folder: ${path} is not readable JSON`, { cause });
  }
}
