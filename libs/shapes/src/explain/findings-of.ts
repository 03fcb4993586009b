import { finding, type Finding, type Severity } from '#refusal';
import type { CredentialClaims, Release } from '#rdf';
import type { CompiledShapes } from '../compile.ts';
import type { ShapeFacts, ShapeReport } from '../report.ts';
import type { Validation } from '../run.ts';
import type { Violation } from '../shape.ts';
import type { StrangeClass } from '../unknown-class.ts';
import type { Fault } from './fault.ts';
import { classFault, faultOf, termFault, type Evidence } from './faults.ts';
import { findingOf } from './finding-of.ts';
import { misclassed } from './misclassed.ts';
import { Names } from './names.ts';
import { PHRASES } from './phrases.ts';
import { Places } from './places.ts';
import { rootCauses } from './root-causes.ts';
import { Spelling } from './spelling.ts';

const MOST = 100;

/** What was found before it is put into words. */
export interface Found {
  readonly run: Validation;
  readonly strange: readonly StrangeClass[];
  /** `rdf/undefined-term` of an earlier stage. */
  readonly terms: readonly Finding[];
  /** No shape applied to anything. */
  readonly isIdle: boolean;
}

/** What is needed to say it. */
export interface Sources {
  readonly credentials: readonly CredentialClaims[];
  readonly shapes: CompiledShapes;
  readonly release: Release;
  readonly severity: Severity;
}

/** What was found as findings: root causes first, what follows from each folded under it, at most 100 in words; and what they are about. */
export async function findingsOf(found: Found, sources: Sources): Promise<Pick<ShapeReport, 'findings' | 'facts'>> {
  const { run, strange, terms, isIdle } = found;
  const { credentials, shapes, release, severity } = sources;
  const violations = distinct(run.violations);
  const speakers = credentials.filter(({ pointer }) => terms.some((term) => term.pointer?.startsWith(`${pointer}/`)));
  const nodes = new Set([...violations.map(({ focus }) => focus.key), ...strange.map(({ node }) => node.key)]);
  const places = await Places.of({ nodes, speakers }, credentials, release);
  const spellings = new Map<CredentialClaims, Spelling>();
  const spelling = (credential: CredentialClaims): Spelling => {
    const known = spellings.get(credential) ?? new Spelling(credential, release);
    spellings.set(credential, known);
    return known;
  };
  const names = new Names(release, shapes, places.parentOf);
  const evidence: Evidence = { run, shapes, release, places, names, spelling, severity };
  const shaped = violations.slice(0, MOST + 1).map((violation) => faultOf(violation, evidence));
  const faults: Fault[] = [
    ...strange.slice(0, MOST + 1).map((one) => classFault(one, evidence)),
    ...misclassed(shaped, evidence),
    ...terms.slice(0, MOST + 1).map((term) => termFault(term, shaped, evidence)),
    ...shaped,
    ...(isIdle
      ? [{ code: 'shapes/nothing-to-judge', severity, template: 'nothing-to-judge', places: [] } as const]
      : []),
  ];
  const facts = new Map<Finding, ShapeFacts>();
  const told = rootCauses(faults.slice(0, MOST)).map((cause) => findingOf(cause, evidence, facts));
  const [omitted] = faults.slice(MOST);
  if (omitted === undefined) return { findings: told, facts };
  const { en, de, fr } = PHRASES;
  const more = finding(omitted.code, { severity: 'info', ...en.more, translations: { de: de.more, fr: fr.more } });
  return { findings: [...told, more], facts };
}

// A node that is judged as several classes fails the same rule of each: one finding says it.
function distinct(violations: readonly Violation[]): readonly Violation[] {
  const seen = new Set<string>();
  return violations.filter(({ rule, focus, path, value }) => {
    const asked = 'iri' in rule ? rule.iri : '';
    const key = JSON.stringify([rule.kind, asked, focus.key, path?.text, value?.key]);
    return seen.size < seen.add(key).size;
  });
}
