import type { JsonValue, Release } from '#rdf';
import { toNative } from './native.ts';
import type { TreeNode, TreeValue } from './subject-tree.ts';

/**
 * A value as JSON: a folded blank node that repeats, or a statement of another vocabulary (then with its `property`).
 * Members are named by the keys of the release, foreign ones by their IRI; IRIs are `{ "id" }`, tagged texts
 * `{ "value", "language" }`.
 */
export function toText(value: TreeValue, release: Release, property?: string): JsonValue {
  const json = valueOf(value, release);
  return property === undefined ? json : { property, value: json };
}

function valueOf(value: TreeValue, release: Release): JsonValue {
  switch (value.termType) {
    case 'NamedNode':
      return { id: value.value };
    case 'Node':
      return nodeOf(value.node, release);
    case 'Literal': {
      if (value.language !== '') return { value: value.value.toWellFormed(), language: value.language };
      const native = toNative(value);
      if (typeof native === 'bigint') return Number.isSafeInteger(Number(native)) ? Number(native) : native.toString();
      return typeof native === 'number' && !Number.isFinite(native) ? value.value : native;
    }
  }
}

function nodeOf(node: TreeNode, release: Release): JsonValue {
  const members = new Map<string, JsonValue>();
  if (node.classes.length > 0) members.set('class', node.classes);
  for (const [predicate, values] of [...node.statements].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const texts = values.map((value) => valueOf(value, release));
    const [first] = texts;
    if (first !== undefined) {
      members.set(release.properties.get(predicate)?.key ?? predicate, texts.length === 1 ? first : texts);
    }
  }
  return Object.fromEntries(members);
}
