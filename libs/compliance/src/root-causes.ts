import type { Finding } from '#refusal';

const NAME = /\b[a-z][\w-]*:[A-Za-z][\w-]*/g;
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
 * because of that; who signs a number without being trusted for it is asked for the terms for that reason alone.
 */
export function rootCauses(shapes: readonly Finding[], rules: readonly Finding[]): readonly Finding[] {
  const following = new Map<Finding, Finding[]>();
  const folded = new Set<Finding>();
  const fold = (cause: Finding | undefined, finding: Finding): void => {
    if (cause === undefined || (cause.severity !== 'error' && finding.severity === 'error')) return;
    following.set(cause, [...(following.get(cause) ?? []), finding, ...(finding.consequences ?? [])]);
    folded.add(finding);
  };
  for (const rule of rules) {
    fold(shapes.find((shape) => isBehind(shape, rule)) ?? rules.find((other) => isUntrusted(other, rule)), rule);
  }
  const causes = rules.filter((rule) => !folded.has(rule));
  for (const shape of shapes) {
    if (isClass(shape) && !following.has(shape))
      fold(
        causes.find((rule) => saysOf(shape).includes(rule.found ?? '\0')),
        shape,
      );
  }
  return [...shapes, ...rules]
    .filter((finding) => !folded.has(finding))
    .map((finding) => {
      const more = following.get(finding) ?? [];
      const { consequences = [], ...cause } = finding;
      if (more.length === 0) return finding;
      return { ...cause, ...placeIn(cause, more), consequences: [...consequences, ...more].map(alone) };
    });
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

/** A shape's finding names what the rule looked for, or the class of the thing that the rule found wanting. */
function isBehind(shape: Finding, rule: Finding): boolean {
  const all = [shape, ...(shape.consequences ?? [])];
  const isSame = shape.code === 'shapes/unknown-class' || tokenOf(shape) === tokenOf(rule);
  const wanted = all.filter(({ code }) => OF_NAMES.has(code)).flatMap(namesIn);
  if (isSame && namesIn(rule).some((name) => wanted.includes(name))) return true;
  const refers = shape.code === 'shapes/unknown-class' ? all.filter(isClass) : [];
  return refers.some((finding) => saysOf(finding).includes(rule.found ?? '\0'));
}

function isUntrusted(cause: Finding, rule: Finding): boolean {
  if (cause.code !== 'compliance/registration-number-untrusted' || rule.code !== 'compliance/terms-missing')
    return false;
  return cause.found !== undefined && rule.expected?.endsWith(` ${cause.found}`) === true;
}

/** The compact names that a finding speaks of. */
function namesIn({ expected = '', found = '', fix, path, code }: Finding): readonly string[] {
  const texts = code.startsWith('compliance/') ? [expected, found, fix?.text ?? ''] : [expected, path?.shaclPath ?? ''];
  return texts.flatMap((text) => text.match(NAME) ?? []);
}

/** The token of the submission that a finding points into. */
const tokenOf = ({ pointer = '' }: Finding): string => pointer.split('/payload', 1)[0] ?? '';

function saysOf({ found, path, pointer }: Finding): string {
  return [found, path?.label, path?.shaclPath, pointer].join(' ');
}
