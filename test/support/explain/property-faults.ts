import type { PropertyFacts } from './class-facts.ts';
import { misspelt, pick, set, slip, type Maker, type Means } from './fault-means.ts';
import { textOf, type Json, type JsonObject } from './instances.ts';
import { at, pointerTo } from './json-pointer.ts';
import type { PropertySite } from './sites.ts';

/** The rule that a value of the wrong kind or datatype fails first. */
function kindCode({ nodeKind, branches, class: iri, datatype }: PropertyFacts, ofKind: boolean): string {
  if (branches.length > 0) return 'shapes/or';
  if (ofKind && nodeKind !== undefined) return 'shapes/node-kind';
  return iri !== undefined && datatype === undefined ? 'shapes/class' : 'shapes/datatype';
}

const leaf = ({ facts }: PropertySite): boolean =>
  facts.class === undefined && !facts.branches.some((b) => b.class !== undefined);
const isText = ({ facts }: PropertySite): boolean =>
  facts.datatype?.endsWith('#string') === true && facts.codes === undefined;
const valueOf = (site: PropertySite, { random }: Means): string => pick(site.values, random) ?? site.pointer;

/** Faults of a property that an object states. */
export const PROPERTY_FAULTS: Readonly<Record<string, Maker<PropertySite>>> = {
  missing: (document, { object, pointer, facts }) => {
    if (facts.min === 0 || object.facts.hasForms) return undefined;
    delete (at(document, object.pointer) as JsonObject)[facts.name];
    return facts.name === pointer.slice(pointer.lastIndexOf('/') + 1)
      ? { codes: ['shapes/min-count'], pointer: object.pointer, property: facts.name }
      : undefined;
  },
  misspelt: (document, { object, facts }, means) => {
    const name = misspelt(facts.name, means);
    const isOwn = facts.name.startsWith('gx:');
    if (name === undefined || object.facts.hasForms || (!isOwn && !object.facts.closed)) return undefined;
    const holder = at(document, object.pointer) as JsonObject;
    holder[name] = holder[facts.name] ?? '';
    delete holder[facts.name];
    const code = isOwn ? 'rdf/undefined-term' : 'shapes/closed';
    return { codes: [code], pointer: pointerTo(object.pointer, name), property: name, meant: facts.name };
  },
  'too many': (document, { pointer, facts }, { instances }) => {
    if (facts.max !== 1) return undefined;
    const value = at(document, pointer);
    const codes = facts.codes ?? facts.branches.flatMap((branch) => branch.codes ?? []);
    const other = codes.length === 0 ? instances.value(facts) : codes.find((code) => code !== value);
    // An object is always another one, a plain value may be the same.
    if (other === undefined || JSON.stringify(other) === JSON.stringify(value)) return undefined;
    set(document, pointer, [value, other]);
    return { codes: ['shapes/max-count'], pointer, property: facts.name };
  },
  code: (document, site, means) => {
    const codes =
      site.facts.codes ?? (site.facts.branches.length > 0 ? site.facts.branches.flatMap((b) => b.codes ?? []) : []);
    const { branches } = site.facts;
    if (codes.length === 0 || (branches.length > 0 && branches.some((b) => b.codes === undefined))) return undefined;
    const pointer = valueOf(site, means);
    const right = textOf(at(document, pointer));
    const wrong =
      pick(
        [right.toLowerCase(), `${right} `, `${right}X9`, 'no such code', slip(`${right}__`, means.random)],
        means.random,
      ) ?? '';
    if (codes.includes(wrong)) return undefined;
    set(document, pointer, wrong);
    return { codes: [branches.length > 0 ? 'shapes/or' : 'shapes/in'], pointer, property: site.facts.name };
  },
  datatype: (document, site, means) => {
    const datatype = (site.facts.datatype ?? site.facts.branches[0]?.datatype)?.replace(/^.*#/, '');
    if (datatype === undefined || site.facts.pattern !== undefined || !leaf(site)) return undefined;
    const texts = site.facts.branches.some((b) => b.datatype?.endsWith('#string') === true);
    const pointer = valueOf(site, means);
    const old = at(document, pointer);
    const text = typeof old === 'object' && old !== null && !Array.isArray(old) ? textOf(old['@value']) : textOf(old);
    const wrong: Readonly<Record<string, readonly Json[]>> = {
      string: [5, 2.5, true],
      anyURI: texts ? [7] : [text, 7],
      integer: [`${text} pieces`, text, 2.5],
      float: ['many', text, 2],
      double: ['many', text],
      decimal: ['many', text],
      boolean: ['True', 'perhaps', 1],
      dateTime: ['2026-01-01', '2026-01-01 10:00:00', 'soon', { '@type': 'xsd:date', '@value': '2026-01-01' }],
      date: ['2026-01-01', 'soon', { '@type': 'xsd:dateTime', '@value': '2026-01-01T12:00:00Z' }],
    };
    const value = pick(wrong[datatype] ?? [], means.random);
    if (value === undefined) return undefined;
    set(document, pointer, value);
    return { codes: [kindCode(site.facts, false)], pointer, property: site.facts.name };
  },
  language: (document, site, means) => {
    if (!isText(site) || site.facts.pattern !== undefined) return undefined;
    const pointer = valueOf(site, means);
    set(document, pointer, { '@value': textOf(at(document, pointer)), '@language': 'de' });
    return { codes: ['shapes/datatype'], pointer, property: site.facts.name };
  },
  'reference for a text': (document, site, means) => {
    if (!leaf(site) || site.facts.codes !== undefined || site.facts.pattern !== undefined) return undefined;
    if (site.facts.least !== undefined || site.facts.most !== undefined) return undefined;
    const pointer = valueOf(site, means);
    set(document, pointer, { id: 'https://elsewhere.example/thing' });
    return { codes: [kindCode(site.facts, true)], pointer, property: site.facts.name };
  },
  'text for an object': (document, site, means) => {
    const takesTexts = site.facts.branches.some(
      (branch) => branch.datatype !== undefined || branch.codes !== undefined,
    );
    if (leaf(site) || takesTexts) return undefined;
    const pointer = valueOf(site, means);
    const old = at(document, pointer) as JsonObject;
    set(document, pointer, typeof old['id'] === 'string' ? old['id'] : 'some text');
    return { codes: [kindCode(site.facts, true)], pointer, property: site.facts.name };
  },
  'unknown reference': (document, site, means) => {
    if (leaf(site)) return undefined;
    const pointer = valueOf(site, means);
    set(document, pointer, { id: 'https://elsewhere.example/nowhere' });
    return {
      codes: [site.facts.branches.length > 0 ? 'shapes/or' : 'shapes/class'],
      pointer,
      property: site.facts.name,
    };
  },
  range: (document, site, means) => {
    const { least, most, datatype = '' } = site.facts;
    const ends = [
      ...(least === undefined ? [] : [['min', least - 1] as const]),
      ...(most === undefined ? [] : [['max', most + 1] as const]),
    ];
    const end = pick(ends, means.random);
    if (end === undefined) return undefined;
    const pointer = valueOf(site, means);
    set(document, pointer, datatype.endsWith('integer') ? end[1] : { '@type': 'xsd:float', '@value': String(end[1]) });
    return { codes: [`shapes/${end[0]}-inclusive`], pointer, property: site.facts.name };
  },
  pattern: (document, site, means) => {
    if (site.facts.pattern === undefined) return undefined;
    const pointer = valueOf(site, means);
    const text = textOf(at(document, pointer));
    set(document, pointer, pick(['none', text.toLowerCase().replace(/[:.]/g, '-')], means.random) ?? '');
    return { codes: ['shapes/pattern'], pointer, property: site.facts.name };
  },
  'relative identifier': (document, site, means) => {
    const pointer = valueOf(site, means);
    const value = at(document, pointer);
    if (typeof value !== 'object' || value === null || Array.isArray(value) || typeof value['id'] !== 'string')
      return undefined;
    set(document, pointer, { ...value, id: 'participant' });
    return { codes: ['rdf/iri'], pointer: pointerTo(pointer, 'id') };
  },
};
