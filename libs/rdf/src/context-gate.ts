import { finding, type Finding } from '#refusal';
import { MAX_QUADS, tooComplex } from './canonicalise.ts';
import { isObject, pointerToken, type JsonObject, type JsonValue } from './json.ts';
import { allowedPrefix, ALLOWED_PREFIXES } from './prefixes.ts';
import type { Release } from './release.ts';

/** A credential whose contexts are all pinned ones. */
export interface Gated {
  /** A copy with the release's context in place of any version of it, and without the null members but `@value`. */
  readonly document: JsonObject;
  readonly originalNamespace?: string;
  readonly findings: readonly Finding[];
}

/** The IRI under which a release's own context is known to the processor: one per content, never that of another release. */
export function contextIri(release: Release): string {
  return `urn:cadastre:context:${release.digest}`;
}

/**
 * Contexts decide what was signed, so only pinned ones are let through (trust.md §6): the W3C ones and any version of
 * the release's, by their IRI, on the credential itself; and prefix maps to namespaces of an allow-list, there and inside
 * `credentialSubject`. Null members say nothing and are left out, but for `@value`: without it a value would be a node.
 */
export function gateContexts(document: JsonObject, release: Release, pointer: string): Gated {
  return new Gate(release).pass(document, `${pointer}/payload`);
}

/** Claims about the token (RFC 7519 §4.1), which may stand beside those of the credential and are no RDF (VC-JOSE-COSE §3.1.1). */
const JWT_CLAIMS = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf'];
/** Nor is a proof inside a token, which nobody verifies (`verify/proof-ignored`). */
const NO_CLAIMS = new Set([...JWT_CLAIMS, 'proof', 'https://w3id.org/security#proof']);

/** The way from the top to a value; a pointer is made of it where there is something to say. */
interface Way {
  readonly up: Way | undefined;
  readonly step: string | number;
}

function pointerOf({ up, step }: Way): string {
  return up === undefined ? String(step) : `${pointerOf(up)}/${typeof step === 'string' ? pointerToken(step) : step}`;
}

class Gate {
  readonly #release: Release;
  readonly #findings: Finding[] = [];
  #values = 0;
  #originalNamespace: string | undefined;

  constructor(release: Release) {
    this.#release = release;
  }

  pass(document: JsonObject, pointer: string): Gated {
    const copy = this.#object(document, { up: undefined, step: pointer }, 'credential') as JsonObject;
    return {
      document: copy,
      findings: this.#findings,
      ...(this.#originalNamespace === undefined ? {} : { originalNamespace: this.#originalNamespace }),
    };
  }

  #object(value: JsonValue, at: Way, place: Place): JsonValue {
    if (Array.isArray(value)) {
      return (value as readonly JsonValue[])
        .map((item, index) => this.#object(item, { up: at, step: index }, place))
        .filter((item) => item !== null);
    }
    if (!isObject(value)) {
      // Each is a statement at least; counted here, because jsonld's work grows with the square of their number.
      this.#values += 1;
      if (this.#values > MAX_QUADS) throw tooComplex(pointerOf(at), `${String(MAX_QUADS)} values`, 'more');
      return value;
    }
    const copy: Record<string, JsonValue> = {};
    for (const member in value) {
      const inner = value[member] as JsonValue;
      if (place === 'credential' && NO_CLAIMS.has(member)) continue;
      const below = { up: at, step: member };
      if (member === '@context') copy[member] = this.#contexts(inner, pointerOf(below), place);
      else if (member === '@value') copy[member] = this.#value(value, below);
      else if (inner !== null) copy[member] = this.#object(inner, below, innerPlace(place, member));
    }
    return copy;
  }

  /** What a value object holds: a JSON literal is taken as it is, null and all; else no array, which jsonld takes where it is empty. */
  #value(object: JsonObject, at: Way): JsonValue {
    const held = object['@value'] as JsonValue;
    const isJson = object['@type'] === '@json' || object['type'] === '@json';
    if (Array.isArray(held) && !isJson) {
      const said = { found: 'an array', expected: 'a text, a number, true, false or null' };
      this.#findings.push(finding('rdf/json-ld', { pointer: pointerOf(at), ...said }));
    }
    const copy = this.#object(held, at, 'elsewhere');
    return isJson ? held : copy;
  }

  #contexts(value: JsonValue, pointer: string, place: Place): JsonValue {
    const list: readonly JsonValue[] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
    return list.flatMap((context, index) => {
      const at = Array.isArray(value) ? `${pointer}/${index}` : pointer;
      return isObject(context) ? this.#prefixes(context, at, place) : this.#pinned(context, at, place);
    });
  }

  #pinned(context: JsonValue, pointer: string, place: Place): readonly JsonValue[] {
    const { contexts, namespaces = [], namespace } = this.#release;
    if (typeof context === 'string' && contexts.has(context) && place === 'credential') {
      if (!namespaces.includes(context)) return [context];
      if (context !== namespace) this.#originalNamespace = context;
      return [contextIri(this.#release)];
    }
    this.#findings.push(
      finding('rdf/context', {
        pointer,
        found: typeof context === 'string' ? context : JSON.stringify(context),
        expected: place === 'credential' ? [...contexts.keys()].join(', ') : 'a context on the credential itself only',
        fix: 'Name only the contexts of the credentials data model and of Gaia-X, on the credential itself.',
      }),
    );
    return [];
  }

  #prefixes(context: JsonObject, pointer: string, place: Place): readonly JsonValue[] {
    const prefixes = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
    const own = (value: JsonValue): boolean => this.#release.namespaces?.includes(value as string) === true;
    const wrong = prefixes.filter(([prefix, value]) => !allowedPrefix(prefix, value, own(value)));
    if (wrong.length > 0 || place === 'elsewhere') {
      for (const [prefix] of wrong.length > 0 ? wrong : prefixes.slice(0, 1)) {
        this.#findings.push(
          finding('rdf/redefined-term', {
            pointer: `${pointer}/${pointerToken(prefix)}`,
            found: `${prefix}: ${JSON.stringify(context[prefix])}`.slice(0, 200),
            expected: `prefixes among ${ALLOWED_PREFIXES.join(', ')}, with their usual namespaces`,
            fix: 'Leave the inline context out, or declare nothing but those prefixes in it.',
          }),
        );
      }
      return [];
    }
    return [Object.fromEntries(prefixes.map(([prefix, value]) => [prefix, own(value) ? this.#normal(value) : value]))];
  }

  #normal(namespace: JsonValue): string {
    if (namespace !== this.#release.namespace) this.#originalNamespace = namespace as string;
    return this.#release.namespace;
  }
}

/** Where in the credential an object stands: inline prefix maps are for the credential and its subject only. */
type Place = 'credential' | 'subject' | 'elsewhere';

function innerPlace(place: Place, member: string): Place {
  if (place !== 'credential') return place;
  return member === 'credentialSubject' ? 'subject' : 'elsewhere';
}
