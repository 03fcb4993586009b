import type { Release } from '#rdf';
import type { ClassFacts, PropertyFacts } from './class-facts.ts';
import { compactName } from './class-facts.ts';
import { textOf, type Json, type JsonObject } from './instances.ts';
import { pointerTo } from './json-pointer.ts';

/** An object of a document that is described: of which class, and where it says so. */
export interface ObjectSite {
  readonly credential: number;
  readonly pointer: string;
  readonly facts: ClassFacts;
  readonly typePointer: string;
  /** How it is referred to; none for a credential's subject. */
  readonly by?: PropertyFacts;
}

/** A property that an object states. */
export interface PropertySite {
  readonly object: ObjectSite;
  readonly pointer: string;
  readonly facts: PropertyFacts;
  /** Pointers to its values. */
  readonly values: readonly string[];
}
export interface Sites {
  readonly objects: readonly ObjectSite[];
  readonly properties: readonly PropertySite[];
}

/** Everything in the credentials of a submission that a fault can be made at. */
export function sitesOf(
  credentials: readonly JsonObject[],
  facts: ReadonlyMap<string, ClassFacts>,
  release: Release,
): Sites {
  const byName = new Map([...facts.values()].map((one) => [one.name, one]));
  const full = (one: ClassFacts): ClassFacts => {
    const above = (release.classes.get(one.iri)?.superClasses ?? []).flatMap((iri) => facts.get(iri) ?? []);
    const all = [one, ...above].flatMap(({ properties }) => properties);
    return { ...one, properties: all.filter(({ path }, i) => all.findIndex((other) => other.path === path) === i) };
  };
  const objects: ObjectSite[] = [];
  const properties: PropertySite[] = [];
  const visit = (
    object: JsonObject,
    site: Omit<ObjectSite, 'facts' | 'typePointer'>,
    type: string,
    typePointer: string,
  ) => {
    const own = byName.get(type);
    if (own === undefined) return;
    const here: ObjectSite = { ...site, facts: full(own), typePointer };
    objects.push(here);
    for (const [key, value] of Object.entries(object)) {
      const property = here.facts.properties.find(({ name }) => name === key || compactName(name, release) === key);
      if (property === undefined) continue;
      const pointer = pointerTo(site.pointer, key);
      const items: readonly Json[] = Array.isArray(value) ? value : [value];
      const values = items.map((_, index) => (Array.isArray(value) ? pointerTo(pointer, index) : pointer));
      properties.push({ object: here, pointer, facts: property, values });
      items.forEach((item, index) => {
        if (typeof item !== 'object' || item === null || Array.isArray(item) || typeof item['type'] !== 'string')
          return;
        const inner = { credential: site.credential, pointer: values[index] ?? '', by: property };
        visit(item, inner, item['type'], pointerTo(inner.pointer, 'type'));
      });
    }
  };
  credentials.forEach((document, credential) => {
    const types = document['type'] as Json[];
    const subject = document['credentialSubject'] as JsonObject;
    visit(subject, { credential, pointer: '/credentialSubject' }, textOf(types[1]), '/type/1');
  });
  return { objects, properties };
}
