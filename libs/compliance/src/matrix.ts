import { address } from './criteria/address.ts';
import { labels } from './criteria/labels.ts';
import { provider } from './criteria/provider.ts';
import { references } from './criteria/references.ts';
import { registrationNumber } from './criteria/registration-number.ts';
import { terms } from './criteria/terms.ts';
import type { Criterion } from './criterion.ts';
import type { Level } from './decision.ts';

/** The compliance document whose criteria the matrix names. */
export const RULES_VERSION = 'CD25.10';
const DOCUMENT = 'https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10';
const PA1_1 = `${DOCUMENT}/criteria_participant/#PA1.1`;
const P1_3_2 = `${DOCUMENT}/criteria_cloud_services/#P1.3.2`;
const P1_2_5 = `${DOCUMENT}/criteria_cloud_services/#P1.2.5`;

/** One cell of criterion × level: the lowest level that asks for the rule, and the clause it comes from, if it is one. */
export interface Row {
  readonly clause?: string;
  readonly from: Level;
  readonly criterion: Criterion;
}

/** THE MATRIX. A rule holds at its level and at every higher one; a clause is met when all its rules are. */
export const MATRIX: readonly Row[] = [
  { clause: PA1_1, from: 'SC', criterion: terms },
  { clause: PA1_1, from: 'SC', criterion: registrationNumber },
  { clause: PA1_1, from: 'SC', criterion: address },
  { clause: P1_3_2, from: 'SC', criterion: provider },
  { clause: P1_2_5, from: 'SC', criterion: references },
  { from: 'SC', criterion: labels },
];
