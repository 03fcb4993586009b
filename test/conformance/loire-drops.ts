import type { Quad } from '#rdf';
import { SH } from '../../libs/shapes/src/vocabulary.ts';
import { COMPONENTS } from './loire-model.ts';

/** One constraint to leave out. */
export interface Drop {
  /** `AccessUsagePolicy policyDocument or nodeKind Literal`: the same in every run. */
  readonly id: string;
  readonly dropped: Quad;
  /** Classes whose shape the constraint is part of. */
  readonly classes: readonly string[];
}

const local = (iri: string): string => iri.replace(/^.*[#/:]/, '');

/** Every constraint of a shapes graph. */
export function dropsOf(shapes: readonly Quad[]): readonly Drop[] {
  const parents = new Map<string, Quad[]>();
  for (const quad of shapes) {
    if (quad.object.termType === 'Literal') continue;
    const known = parents.get(quad.object.value);
    if (known === undefined) parents.set(quad.object.value, [quad]);
    else known.push(quad);
  }
  const about = (predicate: string): ReadonlyMap<string, string> =>
    new Map(shapes.filter((q) => q.predicate.value === SH + predicate).map((q) => [q.subject.value, q.object.value]));
  const [targets, paths] = [about('targetClass'), about('path')];
  const classesOf = (node: string): readonly string[] => {
    const above = new Set([node]);
    for (const one of above) for (const { subject } of parents.get(one) ?? []) above.add(subject.value);
    return [...above].flatMap((one) => targets.get(one) ?? []);
  };
  /** From the nearest named shape down to the node. */
  const wayTo = (node: string): readonly string[] => {
    const path = paths.get(node);
    const own = path === undefined ? [] : [local(path)];
    const [parent] = parents.get(node) ?? [];
    if (parent === undefined || node.startsWith('urn:')) return [local(node), ...own];
    const step = local(parent.predicate.value);
    return [...wayTo(parent.subject.value), ...(/^(?:first|rest|property)$/.test(step) ? [] : [step]), ...own];
  };
  return shapes
    .filter(({ predicate }) => COMPONENTS.has(predicate.value))
    .map((dropped) => {
      const value = dropped.object.termType === 'BlankNode' ? [] : [local(dropped.object.value)];
      const id = [...wayTo(dropped.subject.value), local(dropped.predicate.value), ...value].join(' ');
      return { id, dropped, classes: classesOf(dropped.subject.value) };
    });
}
