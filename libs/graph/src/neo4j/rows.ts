import { keyA, keyB } from '../changes.ts';
import { toMillis } from '#lifecycle';
import type { DecisionRecord } from '../decision.ts';
import type { AdmittedRow, DecisionRow } from '../plan-draft.ts';
import type { Fragment, PropertyValue } from '../records.ts';
import { present } from '../encoding.ts';
import { hashOf } from './held.ts';
import { toLabel, toName } from './names.ts';

type Row = Record<string, unknown>;

/** A decision and the credentials it admitted, as one row. */
export function toDecisionRow({ decision, admitted, states }: DecisionRow, order: number): Row {
  const { presentation, at, policy, outcome, level } = decision.record;
  return {
    properties: {
      ...{ presentation, at, policy, outcome, record: decision.bytes, digest: decision.digest, order: BigInt(order) },
      ...present({ level }),
      admitted: JSON.stringify(states),
    },
    credentials: admitted.map((row) => toCredentialRow(row, decision.record)),
  };
}

function toCredentialRow({ credential, sequence }: AdmittedRow, decision: DecisionRecord): Row {
  const { digest, id, issuer, subject, type, classKey, validFrom, validUntil, anchor, raw, statements } = credential;
  const { chainUntil } = credential;
  return {
    ...{ digest, id, issuer, subject, type, classKey, validFrom, raw, statements, outcome: decision.outcome },
    ...present({ validUntil, anchor, chainUntil, level: decision.level }),
    ...(validUntil === undefined ? {} : { due: BigInt(toMillis(validUntil)) }),
    seq: BigInt(sequence),
    status: 'active',
    activeA: hashOf(keyA(credential)),
    activeB: hashOf(keyB(credential)),
  };
}

/** The fragments of an admitted credential with their references; own properties begin with `_`, which no key does. */
export function toFragmentRows({ credential, sequence, listed }: AdmittedRow): readonly Row[] {
  return credential.fragments.map((fragment) => ({
    digest: credential.digest,
    iri: fragment.iri,
    labels: ['Fragment', ...fragment.labels.map(toLabel), ...(listed.has(fragment.iri) ? ['Listed'] : [])],
    properties: { ...toProperties(fragment), _issuer: credential.issuer, _seq: BigInt(sequence) },
    references: fragment.references.map(({ predicate, to }) => ({ predicate: toName(predicate), to })),
  }));
}

function toProperties({ iri, classes, properties, languages }: Fragment): Row {
  const row: Row = { iri, _classes: classes, _tagged: Object.keys(languages) };
  for (const [key, value] of Object.entries(properties)) row[toName(key)] = value;
  for (const [key, tags] of Object.entries(languages)) row[`${toName(key)}_lang`] = tags;
  return row;
}

/** Node properties → what `toProperties` was given. */
export function fromProperties(row: Row): Pick<Fragment, 'iri' | 'classes' | 'properties' | 'languages'> {
  const { iri, _classes, _issuer, _seq, _tagged, ...said } = row as Row & {
    iri: string;
    _classes: string[];
    _tagged: string[];
  };
  const languages = Object.fromEntries(_tagged.map((key) => [key, said[`${key}_lang`] as readonly string[]]));
  const tagLists = new Set(_tagged.map((key) => `${key}_lang`));
  const kept = Object.entries(said).filter(([key]) => !tagLists.has(key));
  const properties = Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))) as {
    [key: string]: PropertyValue | readonly PropertyValue[];
  };
  return { iri, classes: _classes, properties, languages };
}
