import { misspelt, pick, set, type Maker } from './fault-means.ts';
import type { JsonObject } from './instances.ts';
import { at, pointerTo } from './json-pointer.ts';
import type { ObjectSite } from './sites.ts';

/** Faults of an object as a whole: what it says too much, and of which class it is. */
export const OBJECT_FAULTS: Readonly<Record<string, Maker<ObjectSite>>> = {
  'extra property': (document, { pointer, facts }, { release, random }) => {
    if (!facts.closed) return undefined;
    const others = [...release.properties.values()].filter(
      ({ iri }) => iri.startsWith(release.namespace) && !facts.properties.some((p) => p.path === iri),
    );
    const name = `gx:${pick(others, random)?.iri.slice(release.namespace.length) ?? ''}`;
    const object = at(document, pointer) as JsonObject;
    if (name in object) return undefined;
    object[name] = 'surplus';
    return { codes: ['shapes/closed'], pointer: pointerTo(pointer, name), property: name };
  },
  'invented property': (document, { pointer }, { random }) => {
    const name = `gx:${pick(['zzFavouriteColour', 'qqInternalRemark', 'xyTicketReference'], random) ?? ''}`;
    (at(document, pointer) as JsonObject)[name] = 'surplus';
    return { codes: ['rdf/undefined-term'], pointer: pointerTo(pointer, name), property: name };
  },
  'misspelt class': (document, { typePointer, facts }, means) => {
    const name = misspelt(facts.name, means);
    if (name === undefined) return undefined;
    set(document, typePointer, name);
    return { codes: ['shapes/unknown-class'], pointer: typePointer, meant: facts.name };
  },
  'wrong class': (document, { typePointer, by }, { random }) => {
    if (by?.class === undefined && by?.branches.length !== 1) return undefined;
    const other = pick(['gx:SoftwareResource', 'gx:Address', 'gx:Endpoint', 'gx:LegalDocument'], random) ?? '';
    if (at(document, typePointer) === other || by.class === undefined || by.class.endsWith(`#${other.slice(3)}`))
      return undefined;
    if (/(?:Resource|Document)$/.test(by.class)) return undefined;
    set(document, typePointer, other);
    return { codes: ['shapes/class'], pointer: typePointer, property: by.name };
  },
  'no class': (document, { pointer, by, typePointer }) => {
    if (by?.class === undefined) return undefined;
    delete (at(document, pointer) as JsonObject)[typePointer.slice(typePointer.lastIndexOf('/') + 1)];
    return { codes: ['shapes/class'], pointer, property: by.name };
  },
  'no purpose': (document, { pointer, facts }) => {
    if (!facts.hasForms) return undefined;
    delete (at(document, pointer) as JsonObject)['gx:purpose'];
    return { codes: ['shapes/or'], pointer };
  },
};
