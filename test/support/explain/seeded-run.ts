import { performance } from 'node:perf_hooks';
import { toClaims, type Claims, type Quad, type Release } from '#rdf';
import { Refusal, type Finding } from '#refusal';
import { report, type CompiledShapes } from '#shapes';
import { bareDocument, barePointer } from './bare.ts';
import { classFacts } from './class-facts.ts';
import type { Key, Means } from './fault-means.ts';
import { OBJECT_FAULTS } from './object-faults.ts';
import { PROPERTY_FAULTS } from './property-faults.ts';
import { Instances, textOf, type JsonObject } from './instances.ts';
import { patched } from './json-pointer.ts';
import { seeded } from '../seeded.ts';
import { sitesOf, type ObjectSite, type PropertySite } from './sites.ts';

/** What happened to one fault. */
export interface Outcome {
  readonly kind: string;
  readonly document: string;
  readonly key: Key;
  readonly named: boolean;
  readonly exact: boolean;
  /** Undefined where no patch was offered. */
  readonly mended: boolean | undefined;
  /** Whether nothing at all was left to find after the patch. */
  readonly clean: boolean;
  readonly ms: number;
  readonly components: readonly string[];
  readonly first: Finding | undefined;
}

/** A submission that conforms, before a fault is made in it. */
export interface Submission {
  readonly name: string;
  readonly credentials: readonly JsonObject[];
  /** Terms are written without prefix once the fault is made. */
  readonly isBare?: boolean;
}
export interface Bench {
  readonly release: Release;
  readonly shapes: CompiledShapes;
}

/** The real stages from documents to findings, without signatures. */
export async function findingsIn(credentials: readonly JsonObject[], bench: Bench): Promise<readonly Finding[]> {
  const signed = credentials.map((document, index) => ({
    digest: String(index).padEnd(64, '0'),
    issuer: textOf(document['issuer']),
    document,
    pointer: `/credentials/${String(index)}`,
  }));
  let claims: Claims;
  try {
    claims = await toClaims(signed, bench.release);
  } catch (error) {
    if (error instanceof Refusal) return error.findings;
    throw error;
  }
  const context: readonly Quad[] = [];
  return (await report(claims, { ...bench, context })).findings;
}

/** The same faults for the same seed: kinds in turn, each at a place of a document drawn at random. */
export async function seededRun(
  submissions: readonly Submission[],
  { count, seed }: { readonly count: number; readonly seed: number },
  bench: Bench,
): Promise<readonly Outcome[]> {
  const random = seeded(seed);
  const facts = classFacts(bench.release);
  const means: Means = { release: bench.release, instances: new Instances(facts, bench.release), random };
  const kinds = [...Object.keys(PROPERTY_FAULTS), ...Object.keys(OBJECT_FAULTS)];
  const outcomes: Outcome[] = [];
  for (let turn = 0; outcomes.length < count && turn < count * 50; turn++) {
    const kind = kinds[turn % kinds.length] ?? '';
    const start = Math.floor(random() * submissions.length);
    // In the first document, from one drawn at random on, that has a place for it.
    for (const submission of [...submissions.slice(start), ...submissions.slice(0, start)]) {
      const credentials = structuredClone(submission.credentials) as JsonObject[];
      const key = faultIn(credentials, kind, { facts, means, random });
      if (key === undefined) continue;
      outcomes.push(await outcomeOf({ kind, key, credentials, submission }, bench));
      break;
    }
  }
  return outcomes;
}

function faultIn(
  credentials: JsonObject[],
  kind: string,
  { facts, means, random }: { facts: ReturnType<typeof classFacts>; means: Means; random: () => number },
): Key | undefined {
  const { objects, properties } = sitesOf(credentials, facts, means.release);
  const sites: readonly (ObjectSite | PropertySite)[] = kind in PROPERTY_FAULTS ? properties : objects;
  // From a place drawn at random on: rare kinds fit in few places.
  const start = Math.floor(random() * sites.length);
  for (const site of [...sites.slice(start), ...sites.slice(0, start)]) {
    const credential = 'object' in site ? site.object.credential : site.credential;
    const document = structuredClone(credentials[credential] ?? {});
    const made =
      'object' in site ? PROPERTY_FAULTS[kind]?.(document, site, means) : OBJECT_FAULTS[kind]?.(document, site, means);
    if (made === undefined) continue;
    credentials[credential] = document;
    return { ...made, credential };
  }
  return undefined;
}

interface Made {
  readonly kind: string;
  readonly key: Key;
  readonly credentials: readonly JsonObject[];
  readonly submission: Submission;
}

async function outcomeOf({ submission, ...made }: Made, bench: Bench): Promise<Outcome> {
  const { kind, key, credentials } = submission.isBare === true ? withoutPrefixes(made, bench.release) : made;
  const started = performance.now();
  const findings = await findingsIn(credentials, bench);
  const ms = performance.now() - started;
  const [first] = findings;
  const says =
    first?.expected?.includes(key.meant ?? '') === true || first?.fix?.text.includes(key.meant ?? '') === true;
  const isOf = key.property === undefined || first?.path?.shaclPath === key.property;
  const exact = first?.pointer === `/credentials/${String(key.credential)}/payload${key.pointer}`;
  const patch = first?.fix?.patch;
  const after =
    patch === undefined
      ? undefined
      : await findingsIn(
          credentials.map((document, index) => (index === key.credential ? patched(document, patch) : document)),
          bench,
        );
  return {
    kind,
    key,
    document: submission.name,
    named: key.codes.includes(first?.code ?? '') && isOf && says,
    exact,
    mended: after === undefined || first === undefined ? undefined : !after.some((left) => isStill(left, first)),
    clean: after?.length === 0,
    ms,
    components: findings.flatMap((f) => [f, ...(f.consequences ?? [])]).map(({ code }) => code),
    first,
  };
}

function withoutPrefixes(
  { kind, key, credentials }: Omit<Made, 'submission'>,
  release: Release,
): Omit<Made, 'submission'> {
  const bare = credentials.map((document) => bareDocument(document, release));
  return { kind, key: { ...key, pointer: barePointer(key.pointer, release) }, credentials: bare };
}

/** Whether a finding is still told after the patch: the same code at the same place, or about the same name. */
function isStill(left: Finding, mended: Finding): boolean {
  return [left, ...(left.consequences ?? [])].some(({ code, pointer, found, path }) => {
    return (
      code === mended.code &&
      (pointer === mended.pointer || (found === mended.found && path?.shaclPath === mended.path?.shaclPath))
    );
  });
}
