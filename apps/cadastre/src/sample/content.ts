import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a presentation of the sample is there to show. */
export type Expectation = 'compliant' | 'refused' | 'accepted';

/** A credential document without times and without a signature. */
export interface UnsignedCredential {
  readonly id: string;
  readonly issuer: string;
  readonly type: readonly string[];
  readonly [member: string]: unknown;
}

/** One file of `samples/health`: what one organisation presents at once. */
export interface SamplePresentation {
  /** File name without `.json`. */
  readonly name: string;
  readonly about: string;
  /** DID of the organisation that presents. */
  readonly signer: string;
  readonly expect: Expectation;
  readonly credentials: readonly UnsignedCredential[];
}

/** The sample data space, in the order in which it is published. */
export interface DataSpace {
  /** DID of the demo notary that signs registration numbers. */
  readonly notary: string;
  readonly published: readonly SamplePresentation[];
  readonly refused: readonly SamplePresentation[];
  /** For a dry run under the policy `lab`. */
  readonly lab: readonly SamplePresentation[];
}

/** Reads the sample from a folder (`samples/health`). Participants come first: offerings refer to them. */
export function loadDataSpace(folder: string): DataSpace {
  const index = readJson(join(folder, 'data-space.json')) as {
    readonly notary: string;
    readonly [list: string]: string | readonly string[];
  };
  const load = (list: string): readonly SamplePresentation[] =>
    (index[list] as readonly string[]).map((file) => {
      const said = readJson(join(folder, file)) as Omit<SamplePresentation, 'name'>;
      return { ...said, name: file.replace(/\.json$/, '') };
    });
  return {
    notary: index.notary,
    published: [...load('participants'), ...load('offerings')],
    refused: load('refused'),
    lab: load('lab'),
  };
}

/** Every DID that signs something in the sample. */
export function signersOf({ notary, published, refused, lab }: DataSpace): readonly string[] {
  const presentations = [...published, ...refused, ...lab];
  return [...new Set([notary, ...presentations.map((p) => p.signer)])];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
