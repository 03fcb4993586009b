import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadDataSpace, signersOf } from './content.ts';
import { openIdentities } from './identities.ts';
import { mint, type MintedPresentation } from './mint.ts';
import { LoopbackPublisher, type Answered } from './publish.ts';
import { thingsToTry } from './try-it.ts';
import { enterTrust } from './trust-entries.ts';

export interface SampleFolders {
  /** `<data>`: keys, DID documents and presentations are kept below its `sample/`. */
  readonly dataDir: string;
  readonly trustDir: string;
  readonly clock: () => Date;
}
export interface SampleOptions extends SampleFolders {
  /** Where the instance is reached on this machine. */
  readonly url: string;
  readonly print: (line: string) => void;
}
export interface PreparedSample {
  readonly published: readonly MintedPresentation[];
  readonly refused: readonly MintedPresentation[];
  readonly lab: readonly MintedPresentation[];
}
interface Verdict {
  readonly outcome?: string;
  readonly level?: string;
  readonly code?: string;
  readonly findings?: readonly {
    readonly severity: string;
    readonly title: string;
    readonly [member: string]: unknown;
  }[];
}

const TRUST_SECONDS = 10;

/**
 * Mints what the sample needs (demo anchor, DIDs, keys, signed presentations; kept, so a second start finds them) and
 * enters it into the trust folder. Call it before the instance opens.
 */
export function prepareSample({ dataDir, trustDir, clock }: SampleFolders): PreparedSample {
  const folder = join(dataDir, 'sample');
  const at = clock();
  const space = loadDataSpace(samplesFolder());
  const identities = openIdentities(folder, signersOf(space), at);
  enterTrust({ identities, notary: space.notary, trustDir, folder });
  const all = (list: typeof space.published) => list.map((one) => mint(one, { identities, folder, at }));
  return { published: all(space.published), refused: all(space.refused), lab: all(space.lab) };
}

/**
 * Publishes the sample health data space through the HTTP API of the running instance, prints what became of it and five
 * things to try. What is stored already is left alone. Throws where a presentation gets another verdict than it is there
 * to show: the sample is broken then, and a newcomer must not be told otherwise.
 */
export async function loadSample({ url, print, ...folders }: SampleOptions): Promise<void> {
  const { published, refused, lab } = prepareSample(folders);
  const publisher = new LoopbackPublisher(url);
  const [first] = published;
  const [broken] = refused;
  if (first === undefined || broken === undefined) throw new Error('The sample is empty');
  const missing: MintedPresentation[] = [];
  for (const one of published) if (!(await holdsAll(publisher, one))) missing.push(one);
  if (missing.length === 0) print(`The sample health data space is already there: ${published.length} presentations.`);
  else {
    print(`Publishing the sample health data space: ${missing.length} presentations`);
    await untilTrusted(publisher, missing[0] ?? first);
    for (const one of missing) expectVerdict(one, await publisher.publish(one.jws), print);
    for (const one of refused) expectVerdict(one, await publisher.publish(one.jws), print);
    for (const one of lab) expectVerdict(one, await publisher.publish(one.jws, '?dryRun=true&policy=lab'), print);
    print(
      `${missing.length} compliant and stored, ${refused.length} refused, ${lab.length} accepted by a dry run under lab.`,
    );
  }
  const shown = published.find(({ name }) => name === 'offering-hrs-diabetes') ?? first;
  ['', ...thingsToTry({ url, published: shown, refused: broken }), ''].forEach(print);
}

async function holdsAll(publisher: LoopbackPublisher, { digests }: MintedPresentation): Promise<boolean> {
  for (const digest of digests) if (!(await publisher.holds(digest))) return false;
  return true;
}

/** The trust folder is re-read when it changes; a running instance may need a moment to see the new entries. */
async function untilTrusted(publisher: LoopbackPublisher, { jws }: MintedPresentation): Promise<void> {
  for (let tries = 0; tries < TRUST_SECONDS * 5; tries++) {
    const { body } = await publisher.publish(jws, '?dryRun=true');
    const { findings = [] } = JSON.parse(body) as Verdict;
    if (!findings.some(({ code }) => String(code).startsWith('trust/'))) return;
    await sleep(200);
  }
}

function expectVerdict(
  presentation: MintedPresentation,
  { status, body }: Answered,
  print: (line: string) => void,
): void {
  const { outcome, level, code, findings = [] } = JSON.parse(body) as Verdict;
  const { name, expect, about } = presentation;
  const words = findings.filter(({ severity }) => severity !== 'info').map(inWords);
  if (outcome !== expect) {
    const said = [`${status} ${outcome ?? ''} ${code ?? ''}`, ...words].join('\n    ');
    throw new Error(`The sample presentation ${name} should be ${expect}: ${said}`);
  }
  print(`  ${[outcome, level].filter(Boolean).join(' ').padEnd(13)} ${name}: ${about}`);
  if (outcome !== 'compliant') words.forEach((line) => print(`                  - ${line}`));
}

function inWords(finding: NonNullable<Verdict['findings']>[number]): string {
  const { title, code, path, fix } = finding as unknown as {
    readonly title: string;
    readonly code: string;
    readonly path?: { readonly label?: string };
    readonly fix?: { readonly text: string };
  };
  const label = path?.label === undefined ? '' : ` (${path.label})`;
  return `${title}${label} [${code}]${fix === undefined ? '' : `: ${fix.text}`}`;
}

/** `samples/health`, from the sources as well as from the build. */
function samplesFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'samples', 'health');
    if (existsSync(join(found, 'data-space.json'))) return found;
  }
  throw new Error('The folder samples/health is missing');
}
