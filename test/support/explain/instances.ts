import type { Release } from '#rdf';
import type { ClassFacts, PropertyFacts } from './class-facts.ts';

export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
export type JsonObject = { [member: string]: Json };

/** A value as text: a string as it is, another value as JSON. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const TEXTS: Readonly<Record<string, string>> = {
  '^CRS': 'CRS84',
  '(?:[0-9a-fA-F]{2}\\:){5}[0-9a-fA-F]{2}': '00:11:22:33:44:55',
  '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}': '192.0.2.1',
};
const DEEPEST = 6;

/** Builds instances of classes with every property that their shapes name. */
export class Instances {
  readonly #facts: ReadonlyMap<string, ClassFacts>;
  readonly #release: Release;
  #serial = 0;

  constructor(facts: ReadonlyMap<string, ClassFacts>, release: Release) {
    this.#facts = facts;
    this.#release = release;
  }

  /** A credential about a generated instance of a class. */
  credential(iri: string, serial: number): JsonObject {
    const base = `https://maker${String(serial)}.example`;
    const subject = this.#object(iri, 0);
    const { type, ...members } = subject;
    return {
      '@context': ['https://www.w3.org/ns/credentials/v2', this.#release.namespace, this.#prefixes()],
      id: `${base}/credentials/1`,
      type: ['VerifiableCredential', type ?? ''],
      issuer: `did:web:maker${String(serial)}.example`,
      credentialSubject: { id: `${base}/thing`, ...members },
    };
  }

  /** A value that the facts of a property take; another one each time. */
  value(facts: PropertyFacts, depth = 0): Json {
    const [first] = facts.branches;
    if (first !== undefined) return this.value({ ...first, path: facts.path, name: facts.name }, depth);
    this.#serial += 1;
    if (facts.codes !== undefined) return facts.codes[this.#serial % Math.min(3, facts.codes.length)] ?? '';
    if (facts.class !== undefined) return this.#object(facts.class, depth + 1);
    if (facts.pattern !== undefined) return TEXTS[facts.pattern] ?? '';
    const datatype = facts.datatype?.replace(XSD, '') ?? 'string';
    const typed = (value: string): Json => ({ '@type': `xsd:${datatype}`, '@value': value });
    const number = Math.min((facts.least ?? 1) + (this.#serial % 2), facts.most ?? Infinity);
    switch (datatype) {
      case 'string':
        return `text ${String(this.#serial)}`;
      case 'boolean':
        return true;
      case 'integer':
        return number;
      case 'dateTime':
        return typed('2026-01-01T00:00:00Z');
      case 'date':
        return typed('2026-01-01');
      case 'anyURI':
        return typed(`https://things.example/${String(this.#serial)}`);
      default:
        return typed(String(number));
    }
  }

  #object(wanted: string, depth: number): JsonObject {
    if (depth > DEEPEST) throw new Error(`${wanted} leads too deep`);
    const facts = this.#facts.get(wanted);
    const object: JsonObject = { type: facts?.name ?? wanted };
    for (const property of facts?.properties ?? []) {
      const isWanted =
        property.min > 0 ||
        depth === 0 ||
        (depth === 1 && property.class === undefined && property.branches.length === 0);
      if (!isWanted) continue;
      const count = property.max === Infinity && property.class === undefined && property.codes === undefined ? 2 : 1;
      const values = Array.from({ length: count }, () => this.value(property, depth));
      object[property.name] = values.length === 1 ? (values[0] ?? null) : values;
    }
    if (facts?.hasForms === true) Object.assign(object, { 'gx:legalBasis': '6.1.f', 'gx:purpose': 'research' });
    return object;
  }

  #prefixes(): JsonObject {
    const own = [...(this.#release.prefixes ?? [])].filter(([prefix]) =>
      /^(?:schema|vcard|dct|dcterms|dcat|odrl|xsd|foaf|cred|qudt|qk)$/.test(prefix),
    );
    return { ...Object.fromEntries(own), xsd: XSD };
  }
}
