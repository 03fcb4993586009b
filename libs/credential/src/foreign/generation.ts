/** The data models that credentials of this field were written in over the years (gaia-x.md §1), the newest last. */
const GENERATIONS = [
  // 22.04 and 22.06 name their shapes by version, and later drafts the parts of the trust framework.
  { name: 'Gaia-X 22.06', mark: /\/v?22\.?0[46]\b|^gx-(participant|service-offering|resource)\b|^gax-[\w-]+:|\/gax-/ },
  {
    name: 'Gaia-X Tagus (22.10)',
    mark: /\/trusted-shape-registry\/|\/trustframework#|^gx:(LegalParticipant|compliance)$/,
  },
  { name: 'W3C VCDM 1.1', mark: /^https:\/\/www\.w3\.org\/2018\/credentials\/v1$/ },
  { name: 'Gaia-X Loire', mark: /^https?:\/\/w3id\.org\/gaia-x\/(development|main|v\d|2[45]\d\d)\b/ },
  { name: 'W3C VCDM 2.0', mark: /^https:\/\/www\.w3\.org\/ns\/credentials\/v2$/ },
] as const;

export interface Generation {
  readonly name: string;
  /** True for what this version does not read, however it is signed. */
  readonly isOlder: boolean;
}

const LOIRE = 'Gaia-X Loire';

/** The generation that the names of a document speak of; undefined where they speak of none. */
export function generationOf(names: ReadonlySet<string>): Generation | undefined {
  const has = (mark: RegExp): boolean => [...names].some((name) => mark.test(name));
  const found = GENERATIONS.filter(({ mark }) => has(mark)).map(({ name }) => name);
  // Loire classes are used with mistakes of Tagus in them; a Tagus document never names a Loire context.
  const name = found.includes(LOIRE) && found.includes('W3C VCDM 2.0') ? LOIRE : found[0];
  if (name === undefined) return undefined;
  return { name, isOlder: name !== LOIRE && name !== 'W3C VCDM 2.0' };
}
