import { finding, type Code, type Finding, type Said } from '#refusal';

/** The drifts of gaia-x.md §3.2 that a reader may accept: what is reported, and what refuses where it is off. */
const DRIFTS = {
  typ: ['credential/typ-drift', 'verify/token-type'],
  cty: ['credential/cty-drift', 'verify/token-type'],
  mediaType: ['credential/media-type-drift', 'credential/media-type'],
  dataUri: ['credential/data-uri-drift', 'credential/enveloped-type'],
  headerTime: ['credential/header-time-drift', 'verify/header'],
  presentation: ['credential/presentation-drift', 'credential/structure'],
  iss: ['credential/iss-drift', 'verify/issuer-mismatch'],
  nullValue: ['credential/null-value-drift', 'credential/structure'],
  evidence: ['credential/evidence-drift', 'credential/structure'],
} as const satisfies Record<string, readonly [accepted: Code, refused: Code]>;

export type Drift = keyof typeof DRIFTS;

/** Which drifts are accepted. */
export type Tolerances = { readonly [D in Drift]: boolean };

const DRIFT_NAMES = Object.keys(DRIFTS) as Drift[];
const all = (on: boolean): Tolerances => Object.fromEntries(DRIFT_NAMES.map((d) => [d, on])) as unknown as Tolerances;

/** Every drift of gaia-x.md §3.2 is accepted: what the catalogue does. */
export const ALL_TOLERANCES: Tolerances = all(true);
/** The specification to the letter. */
export const NO_TOLERANCES: Tolerances = all(false);

/** An accepted drift as an `info` finding, or as an `error` where it is not tolerated. */
export function driftFinding(
  drift: Drift,
  tolerances: Tolerances,
  said: Pick<Said, 'pointer' | 'expected' | 'found' | 'fix'>,
): Finding {
  const [accepted, refused] = DRIFTS[drift];
  return tolerances[drift] ? finding(accepted, { ...said, severity: 'info' }) : finding(refused, said);
}
