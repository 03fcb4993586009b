import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classFacts } from './class-facts.ts';
import { Instances, type JsonObject } from './instances.ts';
import { findingsIn, type Bench, type Submission } from './seeded-run.ts';

/** Offerings of the sample, with who offers them. */
const SAMPLES = [
  ['offering-lih-fhir-observations', 'participant-lih'],
  ['offering-wholesaler-stock', 'participant-wholesaler'],
] as const;
/** Classes that together use every constraint component of the release: bounds, patterns, code lists, alternatives, negation. */
const CLASSES = [
  'BareMetalServiceOffering',
  'Image',
  'Consent',
  'PhysicalInterconnectionPointIdentifier',
  'GPSUnit',
  'VLANConfiguration',
  'FileStorageServiceOffering',
] as const;

/** Ten submissions that conform: a participant and two offerings of the sample, and generated instances of seven classes. */
export async function tenSubmissions(root: string, bench: Bench): Promise<readonly Submission[]> {
  const read = (name: string): JsonObject[] =>
    (JSON.parse(readFileSync(join(root, 'samples', 'health', `${name}.json`), 'utf8')) as { credentials: JsonObject[] })
      .credentials;
  const instances = new Instances(classFacts(bench.release), bench.release);
  const all: readonly Submission[] = [
    { name: 'participant-lih', credentials: read('participant-lih') },
    ...SAMPLES.map(([name, provider]) => ({ name, credentials: [...read(name), ...read(provider)] })),
    ...CLASSES.map((name, serial) => ({
      name,
      credentials: [instances.credential(bench.release.namespace + name, serial)],
    })),
  ];
  for (const { name, credentials } of all) {
    const [found] = await findingsIn(credentials, bench);
    if (found !== undefined) throw new Error(`${name} does not conform: ${found.title}`);
  }
  // Some are written without prefixes.
  return all.map((one, n) => (n % 3 === 1 ? { ...one, isBare: true } : one));
}
