import { createHash } from 'node:crypto';
import { parseJws, parsePayload, type JsonObject, type JsonValue } from '#credential';
import type { GraphStore, RefusalRecord } from '#graph';
import type { Release } from '#rdf';
import { Refusal } from '#refusal';
import { isAboutPerson } from './natural-person.ts';
import type { Submission } from './submission.ts';

/** Records that wait for the store: what comes on top of them is not kept. */
const WAITING_AT_MOST = 64;
/** IRIs of one record. */
const IRIS_AT_MOST = 64;
const CODES_AT_MOST = 16;
/** A presentation, one enveloped in it, and their credentials. */
const NESTING = 3;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]{1,2000}$/i;

export interface RefusalRecorderOptions {
  readonly store: Pick<GraphStore, 'recordRefusal'>;
  readonly release: Release;
  /** Told that a record was lost: they are not acknowledged. */
  readonly onLost: (error: unknown) => void;
}

/** Takes what a submission was refused with, and returns at once: nobody waits for the record. */
export type RefusalRecorder = (submission: Pick<Submission, 'body' | 'at'>, error: unknown) => void;

/**
 * Keeps that submissions were refused (`entity(iri) { whyNot }` tells it): which IRIs, why and when, never content and
 * never anything of natural persons (health.md §5). A refusal that may mend itself is none.
 */
export function createRefusalRecorder({ store, release, onLost }: RefusalRecorderOptions): RefusalRecorder {
  let waiting = 0;
  return (submission, error) => {
    if (!(error instanceof Refusal) || waiting >= WAITING_AT_MOST) return;
    const { findings } = error;
    waiting += 1;
    // After the answer has been sent: the bytes are read once more.
    setImmediate(() => {
      const record = toRecord(submission, findings, release);
      const kept = record === undefined ? Promise.resolve() : store.recordRefusal(record);
      void kept.catch(onLost).finally(() => (waiting -= 1));
    });
  };
}

/** undefined where nothing may or can be kept. */
function toRecord(
  { body, at }: Pick<Submission, 'body' | 'at'>,
  findings: Refusal['findings'],
  release: Release,
): RefusalRecord | undefined {
  const errors = findings.filter((f) => f.severity === 'error');
  const codes = [...new Set(errors.map((f) => f.code))];
  if (errors.length === 0 || errors.some((f) => f.retryable === true)) return undefined;
  if (codes.includes('admission/natural-person')) return undefined;
  const iris = irisIn(Buffer.from(body).toString('latin1'), release, NESTING);
  if (iris.length === 0) return undefined;
  const digest = createHash('sha256').update(body).digest('hex');
  return { digest, at, codes: codes.slice(0, CODES_AT_MOST), iris: [...new Set(iris)].slice(0, IRIS_AT_MOST) };
}

/** Ids and subjects of the credentials in a compact JWS, as far as they can be read; nothing of it is proven. */
function irisIn(token: string, release: Release, depth: number): readonly string[] {
  const document = payloadOf(token);
  if (document === undefined || depth === 0 || isAboutPerson(document, release)) return [];
  const held = [document['verifiableCredential'] ?? []].flat() as readonly JsonValue[];
  const enveloped = held.flatMap((item) => {
    const text = typeof item === 'string' ? item : isObject(item) ? item['id'] : undefined;
    return typeof text === 'string' ? irisIn(text.slice(text.lastIndexOf(',') + 1), release, depth - 1) : [];
  });
  const subjects = [document['credentialSubject'] ?? []].flat() as readonly JsonValue[];
  const own = subjects.length === 0 ? [] : [document, ...subjects].map((node) => (isObject(node) ? node['id'] : node));
  return [...own.filter((iri): iri is string => typeof iri === 'string' && IRI.test(iri)), ...enveloped];
}

function payloadOf(token: string): JsonObject | undefined {
  try {
    return parsePayload(parseJws(token), '');
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
