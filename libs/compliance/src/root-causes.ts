import type { Release } from '#rdf';
import type { Finding } from '#refusal';
import type { ShapeFacts, ShapeReport } from '#shapes';
import type { RuleFinding } from './criterion.ts';

/** Findings about a name that is missing or misspelt: what a rule looks for under that name it does not find. */
const OF_NAMES: ReadonlySet<string> = new Set([
  'rdf/undefined-term',
  'shapes/closed',
  'shapes/min-count',
  'shapes/unknown-class',
]);

/**
 * The word of the shapes and that of the rules as one list, root causes first and what follows from each folded under it:
 * a rule that misses what is misspelt follows from the spelling; a reference to what nobody describes fails `sh:class`
 * because of that; who signs a number without being trusted for it is asked for the terms for that reason alone. They
 * are linked by what each is about, and never by its words.
 */
export function rootCauses(
  { findings: shapes, facts }: Pick<ShapeReport, 'findings' | 'facts'>,
  rules: readonly RuleFinding[],
  release: Pick<Release, 'roles'>,
): readonly Finding[] {
  const following = new Map<Finding, Finding[]>();
  const folded = new Set<Finding>();
  const links = new Links(facts, release);
  const fold = (cause: Finding | undefined, finding: Finding, isTold = true): void => {
    if (cause === undefined || (cause.severity !== 'error' && finding.severity === 'error')) return;
    const more = isTold ? [finding, ...(finding.consequences ?? [])] : [];
    following.set(cause, [...(following.get(cause) ?? []), ...more]);
    folded.add(finding);
  };
  for (const rule of rules) {
    const shape = shapes.find((one) => links.isBehind(one, rule));
    const cause = shape ?? rules.find((other) => isUntrusted(other, rule))?.finding;
    fold(cause, rule.finding, rule.asShapes !== true);
  }
  const causes = rules.filter(({ finding }) => !folded.has(finding));
  for (const shape of shapes) {
    if (isClass(shape) && !following.has(shape))
      fold(causes.find((rule) => links.isOfValue(shape, rule))?.finding, shape);
  }
  return [...shapes, ...rules.map(({ finding }) => finding)]
    .filter((finding) => !folded.has(finding))
    .map((finding) => {
      const more = following.get(finding) ?? [];
      const { consequences = [], ...cause } = finding;
      if (more.length === 0) return finding;
      return { ...cause, ...placeIn(cause, more), consequences: [...consequences, ...more].map(alone) };
    });
}

/** What the shapes found, beside what rules looked for. */
class Links {
  readonly #facts: ReadonlyMap<Finding, ShapeFacts>;
  readonly #roles: Release['roles'];

  constructor(facts: ReadonlyMap<Finding, ShapeFacts>, { roles }: Pick<Release, 'roles'>) {
    this.#facts = facts;
    this.#roles = roles;
  }

  /** The shape names what the rule looked for, or the class of the thing that the rule found wanting. */
  isBehind(shape: Finding, rule: RuleFinding): boolean {
    const all = [shape, ...(shape.consequences ?? [])];
    const isOfClass = shape.code === 'shapes/unknown-class';
    const terms = (rule.roles ?? []).flatMap((role) => this.#roles.get(role) ?? []);
    const wanted = all.filter(({ code }) => OF_NAMES.has(code)).flatMap((one) => this.#facts.get(one)?.terms ?? []);
    const isSame = isOfClass || tokenOf(shape) === tokenOf(rule.finding);
    if (isSame && terms.some((term) => wanted.includes(term))) return true;
    if (!isOfClass) return false;
    const unknown = this.#facts.get(shape)?.unknown;
    return (
      rule.nodes?.some((node) => node === unknown) === true || all.filter(isClass).some((f) => this.isOfValue(f, rule))
    );
  }

  /** The value that the shape objects to is what the rule looked for. */
  isOfValue(shape: Finding, { nodes = [] }: RuleFinding): boolean {
    const values = this.#facts.get(shape)?.values ?? [];
    return nodes.some((node) => values.includes(node));
  }
}

/** A rule points to the thing that it judges; the shape's word on the same value points to the member that says it. */
function placeIn({ pointer, code }: Finding, following: readonly Finding[]): Pick<Finding, 'pointer' | 'path'> {
  if (pointer === undefined || !code.startsWith('compliance/')) return {};
  const exact = following.find((one) => isClass(one) && one.pointer?.startsWith(`${pointer}/`) === true);
  if (exact?.pointer === undefined) return {};
  const shaclPath = exact.path?.shaclPath;
  return { pointer: exact.pointer, ...(shaclPath === undefined ? {} : { path: { shaclPath } }) };
}

/** Consequences lie flat under their cause. */
function alone({ consequences: _told, ...finding }: Finding): Finding {
  return finding;
}

const isClass = ({ code }: Finding): boolean => code === 'shapes/class' || code === 'shapes/or';

function isUntrusted(cause: RuleFinding, rule: RuleFinding): boolean {
  return (
    cause.finding.code === 'compliance/registration-number-untrusted' &&
    rule.finding.code === 'compliance/terms-missing' &&
    cause.issuer === rule.issuer
  );
}

/** The token of the submission that a finding points into. */
const tokenOf = ({ pointer = '' }: Finding): string => pointer.split('/payload', 1)[0] ?? '';
