import { jcs } from './jcs.ts';
import { isObject, pointerToken, type JsonObject, type JsonValue } from './json.ts';

const TYPE_MEMBERS = ['@type', 'type'] as const;

/** The document that was expanded, and by it the sender's own, from which null members and items were left out. */
export class SenderDocument {
  readonly #document: JsonObject;
  readonly #gated: JsonObject;
  #ranks: ReadonlyMap<string, number> | undefined;

  constructor(document: JsonObject, gated: JsonObject) {
    this.#document = document;
    this.#gated = gated;
  }

  /** A pointer into the gated document → the same place in the sender's, whose arrays may hold null. */
  toSender(pointer: string): string {
    let value: JsonValue | undefined = this.#document;
    let place = '';
    for (const token of tokensOf(pointer)) {
      const step: string = Array.isArray(value) ? unskipped(value as readonly JsonValue[], Number(token)) : token;
      value = memberOf(value, step);
      place += `/${step}`;
    }
    return place;
  }

  /** Sorts pointers into the sender's document as it is written. */
  inOrder(pointers: Iterable<string>): readonly string[] {
    const list = [...pointers];
    if (list.length < 2) return list;
    const ranks = (this.#ranks ??= ranksOf(this.#document));
    return list.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  }

  /** The type names of an object that were expanded to a class. `types` are all of its classes as they were expanded. */
  types(pointer: string, types: readonly JsonValue[], wanted: string): readonly string[] {
    const object = this.#at(pointer);
    // jsonld takes members in this order.
    const places = TYPE_MEMBERS.flatMap((member) => {
      const names = memberOf(object, member);
      if (names === undefined) return [];
      if (!Array.isArray(names)) return [`${pointer}/${member}`];
      return (names as readonly JsonValue[]).map((_, at) => `${pointer}/${member}/${at}`);
    });
    return places.length === types.length ? places.filter((_, at) => types[at] === wanted) : [];
  }

  /** The member of an object that holds a JSON literal: jsonld takes it as it is. */
  json(pointer: string, literal: JsonValue): string {
    const object = this.#at(pointer);
    const text = jcs(literal);
    const members = isObject(object)
      ? Object.keys(object).filter((name) => jcs(memberOf(object, name) ?? null) === text)
      : [];
    return members[0] === undefined ? pointer : `${pointer}/${pointerToken(members[0])}`;
  }

  /**
   * The member that states a property: the first step from the object that describes the node, `@nest` aside; where the value stands
   * elsewhere (reverse properties, lists, the credential's types) what holds it, array or not.
   */
  member(pointer: string, describing: string): string {
    if (!pointer.startsWith(`${describing}/`)) {
      const parent = pointer.slice(0, pointer.lastIndexOf('/'));
      return Array.isArray(this.#at(parent)) ? parent : pointer;
    }
    const tokens = tokensOf(pointer.slice(describing.length));
    let steps = 1;
    while (tokens[steps - 1] === '@nest' || (tokens[steps - 2] === '@nest' && /^\d+$/.test(tokens[steps - 1] ?? ''))) {
      steps += 1;
    }
    return `${describing}/${tokens.slice(0, steps).join('/')}`;
  }

  #at(pointer: string): JsonValue | undefined {
    return tokensOf(pointer).reduce<JsonValue | undefined>(memberOf, this.#gated);
  }
}

function tokensOf(pointer: string): readonly string[] {
  return pointer === '' ? [] : pointer.slice(1).split('/');
}

function memberOf(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member = token.replaceAll('~1', '/').replaceAll('~0', '~');
  return Object.hasOwn(value, member) ? (value as JsonObject)[member] : undefined;
}

/** The place of the n-th item that is not null. */
function unskipped(items: readonly JsonValue[], n: number): string {
  let left = n;
  return String(items.findIndex((item) => item !== null && left-- === 0));
}

function ranksOf(document: JsonObject): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const visit = (value: JsonValue, pointer: string): void => {
    ranks.set(pointer, ranks.size);
    if (typeof value !== 'object' || value === null) return;
    for (const [member, inner] of Object.entries(value)) {
      visit(inner, `${pointer}/${pointerToken(member)}`);
    }
  };
  visit(document, '');
  return ranks;
}
