import { finding, type Finding } from '#refusal';
import type { JsonObject, JsonValue } from './envelope.ts';
import { isObject, listOf, shown } from './json-value.ts';
import { isBaseTerm } from './structure/context.ts';
import { driftFinding, type Tolerances } from './tolerances.ts';

/** Older forms in a credential's payload (gaia-x.md §3.2), at most one finding of each kind. */
export function credentialDrifts(document: JsonObject, pointer: string, tolerances: Tolerances): Finding[] {
  const findings: Finding[] = [];
  const seen = survey(document);
  if (seen.inlineContext !== undefined) {
    const said = { pointer: `${pointer}${seen.inlineContext}`, expected: 'published contexts only' };
    findings.push(finding('credential/inline-context-drift', { ...said, severity: 'info' }));
  }
  if (seen.nullValue !== undefined) {
    const said = { expected: 'a value, or the member left out', found: 'null' };
    findings.push(driftFinding('nullValue', tolerances, { pointer: `${pointer}${seen.nullValue}`, ...said }));
  }
  if (seen.bareTerm !== undefined && usesGaiaX(document)) {
    const said = { pointer: `${pointer}${seen.bareTerm}`, expected: 'the term with the prefix gx:' };
    findings.push(finding('credential/term-drift', { ...said, severity: 'info' }));
  }
  listOf(document['evidence']).forEach((item, index) => {
    if (isObject(item) && listOf(item['type']).length > 0) return;
    const at = `${pointer}/evidence${Array.isArray(document['evidence']) ? `/${String(index)}` : ''}`;
    findings.push(driftFinding('evidence', tolerances, { pointer: at, expected: 'a type', found: shown(item) }));
  });
  if (document['validUntil'] === undefined) {
    const said = { pointer: `${pointer}/validUntil`, expected: 'validUntil is recommended', found: 'nothing' };
    findings.push(finding('credential/time-missing', { ...said, severity: 'info' }));
  }
  return findings;
}

/** Members that belong to credentials, and contexts for examples, in a real presentation. */
export function presentationDrifts(document: JsonObject, pointer: string, tolerances: Tolerances): Finding[] {
  const members = ['issuer', 'validFrom', 'validUntil'].filter((member) => document[member] !== undefined);
  const example = listOf(document['@context']).indexOf('https://www.w3.org/ns/credentials/examples/v2');
  const drift = (at: string, expected: string, found: string): Finding =>
    driftFinding('presentation', tolerances, { pointer: `${pointer}${at}`, expected, found });
  return [
    ...members.map((member) => drift(`/${member}`, 'holder, and no members of a credential', member)),
    ...(example > 0
      ? [drift(`/@context/${String(example)}`, 'no context for examples', 'credentials/examples/v2')]
      : []),
  ];
}

function usesGaiaX(document: JsonObject): boolean {
  return listOf(document['@context']).some((entry) => typeof entry === 'string' && entry.includes('gaia-x'));
}

interface Survey {
  inlineContext?: string;
  nullValue?: string;
  bareTerm?: string;
}

/** One walk over the payload; the first place of each drift. */
function survey(document: JsonObject): Survey {
  const seen: Survey = {};
  if (listOf(document['@context']).some(isObject)) seen.inlineContext = '/@context';
  for (const member of Object.keys(document)) {
    if (member === '@context') continue;
    look(document[member] as JsonValue, { path: [member], claims: member === 'credentialSubject' }, seen);
  }
  return seen;
}

/** Where the walk is: members and indexes on the way, written as a pointer only where something is found. */
interface Place {
  readonly path: (string | number)[];
  readonly claims: boolean;
}

function pointerTo(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function look(value: JsonValue, place: Place, seen: Survey): void {
  const { path, claims } = place;
  if (value === null) seen.nullValue ??= pointerTo(path);
  else if (Array.isArray(value))
    (value as readonly JsonValue[]).forEach((item, i) => {
      path.push(i);
      look(item, place, seen);
      path.pop();
    });
  else if (isObject(value))
    for (const member of Object.keys(value)) {
      path.push(member);
      if (member === '@context') seen.inlineContext ??= pointerTo(path);
      else {
        if (claims && !member.includes(':') && !member.startsWith('@') && !isBaseTerm(member))
          seen.bareTerm ??= pointerTo(path);
        look(value[member] as JsonValue, place, seen);
      }
      path.pop();
    }
}
