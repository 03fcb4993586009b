import { participant } from './criteria/participant/participant.ts';
import { provider } from './criteria/technical/provider.ts';
import { references } from './criteria/transparency/references.ts';
import type { Criterion } from './criterion.ts';
import type { Assessor, Level } from './decision.ts';
import { labels } from './gates/labels.ts';

/** The compliance document whose criteria the matrix names. */
export const RULES_VERSION = 'CD25.10';
const DOCUMENT = 'https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10';

/** How a column wants a criterion shown: by what its provider says, or by a conformity assessment body. */
export type Proof = 'declaration' | 'certification';

/** One criterion, and how each level asks for it. */
export interface Row {
  readonly id: string;
  /** In our own words. */
  readonly title: string;
  /** IRI of the criterion in the compliance document. */
  readonly clause: string;
  /** Who judges it. */
  readonly assessedBy: Assessor;
  /** Level → the proof it wants; a level that does not ask for the criterion is absent. */
  readonly levels: { readonly [level in Level]?: Proof };
  readonly criterion: Criterion;
}

/** A criterion × level table, and what holds beside it. */
export interface Matrix {
  /** The compliance document: `CD25.10`. */
  readonly rules: string;
  /** Levels that may be awarded: all that their column asks for stands in `rows`. */
  readonly complete: readonly Level[];
  readonly rows: readonly Row[];
  /** What every submission is held to under every level, and what no criterion asks for. */
  readonly gates: readonly Criterion[];
}

const EVERY_LEVEL = { SC: 'declaration', L1: 'declaration', L2: 'declaration', L3: 'declaration' } as const;

/**
 * THE MATRIX: the criteria that are implemented. A level is judged by its own column; none contains another (PA1.1 is asked
 * for at SC alone, P5.1.1 at L2 alone). The rest of the table comes as rows, each with its function; a column joins `complete`
 * with its last row, and until then its level is not awarded. SC rests on these rows and on the accepted terms, by which
 * its other criteria are declared (contract.md §7).
 */
export const MATRIX: Matrix = {
  rules: RULES_VERSION,
  complete: ['SC'],
  rows: [
    {
      id: 'PA1.1',
      title: 'The participant is described by signed credentials and has accepted the terms and conditions',
      clause: `${DOCUMENT}/criteria_participant/#PA1.1`,
      assessedBy: 'catalogue',
      levels: { SC: 'declaration' },
      criterion: participant,
    },
    {
      id: 'P1.3.2',
      title: 'The service is operated by a participant with a verified identity',
      clause: `${DOCUMENT}/criteria_cloud_services/#P1.3.2`,
      assessedBy: 'catalogue',
      levels: EVERY_LEVEL,
      criterion: provider,
    },
    {
      id: 'P1.2.5',
      title: 'What processes customer data is described, so that its general location is known',
      clause: `${DOCUMENT}/criteria_cloud_services/#P1.2.5`,
      assessedBy: 'catalogue',
      levels: EVERY_LEVEL,
      criterion: references,
    },
  ],
  gates: [labels],
};
