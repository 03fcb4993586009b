import { CHANGE_KINDS, type ChangeKind, type Kind, type ChangeSelection } from '#reading';
import { Refusal } from '#refusal';
import { toFault, wrongValue } from '#web';
import { EXPECTED, NOTHING } from '../parameters/faults.ts';
import { parseParameters } from '../parameters/parameter-query.ts';
import type { Form, Parameter } from '../parameters/parameters.ts';
import { KindEnum } from '../schema/enums.ts';

/** What `GET /changes` asks for. */
export interface ChangesRequest {
  /** First sequence that is looked at. */
  readonly since: number;
  readonly limit: number;
  /** Milliseconds to wait where there is nothing yet. */
  readonly wait: number;
  readonly wanted: ChangeSelection;
}

const several = (name: string, form: Form, description: string): Parameter => ({
  ...{ name, form, description, at: name, takes: 'list' },
});
const number = (name: string, [least, most]: readonly [number, number], description: string): Parameter => ({
  ...{ name, form: { kind: 'number', least, most }, description, at: name, takes: 'one' },
});

/** The filters are those of the subscription `catalogueChanged`, by the same names: all that are given must hold. */
export const CHANGES_PARAMETERS: readonly Parameter[] = [
  number('since', [0, Number.MAX_SAFE_INTEGER], 'First sequence to read; default 0.'),
  number('limit', [1, 1_000], 'Most changes per page; default 100.'),
  number('wait', [0, 30], 'Seconds to wait if there is nothing yet; default 0.'),
  several('change', { kind: 'one-of', names: CHANGE_KINDS }, 'What happened; any of these.'),
  several('kind', { kind: 'one-of', names: Object.keys(KindEnum) }, 'The kind of the entry; any of these.'),
  several('provider', { kind: 'iri' }, 'IRI of the provider, or of the participant itself; any of these.'),
  several('iri', { kind: 'iri' }, 'IRI of the entry; any of these.'),
];

/** What is put together from a query string. */
interface Said {
  readonly since?: number;
  readonly limit?: number;
  readonly wait?: number;
  readonly change?: readonly ChangeKind[];
  readonly kind?: readonly Kind[];
  readonly provider?: readonly string[];
  readonly iri?: readonly string[];
}

/**
 * Reads the query. A parameter without a value is refused: a program that has lost its place would begin anew.
 * @throws Refusal `request/parameter`, one finding for each name or value that cannot be used.
 */
export function parseChangesQuery(query: URLSearchParams): ChangesRequest {
  const said: Said = parseParameters(query, CHANGES_PARAMETERS);
  const empty = [...query].flatMap(([name, text]) => (text.trim() === '' ? [name] : []));
  if (empty.length > 0)
    throw new Refusal(
      empty.map((name) => toFault({ title: wrongValue(name), expected: EXPECTED.values(1), found: NOTHING })),
    );
  const { since = 0, limit = 100, wait = 0, change, kind, provider, iri } = said;
  return { since, limit, wait: 1_000 * wait, wanted: { changes: change, kinds: kind, providers: provider, iris: iri } };
}

/** The refusal of a sequence that the log has not reached: of another catalogue, or one that was set up anew. */
export function beyondTheLog(since: number, next: number): Refusal {
  const expected = {
    en: `0 to ${next}: the log ends there; a larger number comes from another catalogue, or from one that was set up again`,
    de: `0 bis ${next}: dort endet das Log; eine größere Zahl stammt von einem anderen oder einem neu aufgesetzten Katalog`,
    fr: `0 à ${next} : le journal s’arrête là ; un nombre plus grand vient d’un autre catalogue, ou d’un catalogue réinstallé`,
  };
  return new Refusal([toFault({ title: wrongValue('since'), expected, found: String(since) })]);
}
