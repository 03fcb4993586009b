import { isObject, type JsonObject, type JsonValue } from './json.ts';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/**
 * Every class that an expanded document says of anything: by `@type`, by `rdf:type` written as a property, and by `rdf:type`
 * the other way round (`@reverse`); of the credential itself, nested and included nodes, lists, and nodes of every graph.
 */
export function saidClasses(expanded: readonly JsonObject[]): ReadonlySet<string> {
  const classes = new Set<string>();
  const visit = (value: JsonValue): void => {
    if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) visit(item);
    if (!isObject(value) || '@value' in value) return;
    for (const name in value) {
      const inner = value[name] as JsonValue;
      if (name === '@type') add(inner);
      if (name === RDF_TYPE) add(idsOf(inner));
      if (name === '@reverse' && isObject(inner) && RDF_TYPE in inner) add(value['@id']);
      visit(inner);
    }
  };
  const add = (types: JsonValue | undefined): void => {
    for (const type of Array.isArray(types) ? (types as readonly JsonValue[]) : [types])
      if (typeof type === 'string') classes.add(type);
  };
  visit(expanded);
  return classes;
}

/** The nodes a property leads to, within a list too. */
function idsOf(values: JsonValue): readonly JsonValue[] {
  if (!Array.isArray(values)) return [];
  return (values as readonly JsonValue[]).filter(isObject).flatMap((item) => {
    const { '@id': id, '@list': list } = item;
    return [...(id === undefined ? [] : [id]), ...(list === undefined ? [] : idsOf(list))];
  });
}
