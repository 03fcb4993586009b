import type { JsonObject, JsonValue } from '#rdf';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/**
 * Whether any object of a JSON-LD document is said to be of a type that is sought, as far as it shows without expanding the
 * document: by `type`, `@type`, or `rdf:type` under any name that an inline context gives it, forwards or as `@reverse`.
 * Parsing has bounded the depth.
 */
export function saysType(document: JsonObject, isSought: (type: string) => boolean): boolean {
  const terms = new Map<string, string>();
  defineIn(document, terms);
  const full = (name: string): string => {
    const meant = terms.get(name) ?? name;
    const colon = meant.indexOf(':');
    const namespace = colon < 1 ? undefined : terms.get(meant.slice(0, colon));
    return namespace === undefined ? meant : namespace + meant.slice(colon + 1);
  };
  // Hardly any document has other names for these; each name would cost a look-up.
  const isRenamed = [...terms.values()].some((meant) => meant.startsWith('@') || RDF_TYPE.startsWith(meant));
  const means = (name: string, isMeant: (name: string) => boolean): boolean =>
    isMeant(name) || (isRenamed && isMeant(full(name)));
  const isOne = (types: readonly string[]): boolean => types.some((type) => isSought(type) || isSought(full(type)));
  const visit = (value: JsonValue): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    if (isArray(value)) return value.some(visit);
    for (const name in value) {
      if (name === '@context') continue;
      const item = value[name] as JsonValue;
      if (means(name, isType) && isOne(namesIn(item))) return true;
      if (means(name, isReverse) && isObject(item) && Object.keys(item).some((one) => means(one, isType)))
        if (isOne(idsOf(value))) return true;
      if (visit(item)) return true;
    }
    return false;
  };
  return visit(document);
}

function isType(name: string): boolean {
  return name === 'type' || name === '@type' || name === 'rdf:type' || name === RDF_TYPE;
}

function isReverse(name: string): boolean {
  return name === '@reverse';
}

/** Notes the names that inline contexts define, with the IRI, compact name or keyword they stand for. */
function defineIn(value: JsonValue, terms: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isArray(value)) {
    for (const item of value) defineIn(item, terms);
    return;
  }
  for (const name in value) {
    const item = value[name] as JsonValue;
    if (name !== '@context') defineIn(item, terms);
    else for (const context of isArray(item) ? item : [item]) if (isObject(context)) define(context, terms);
  }
}

function define(context: JsonObject, terms: Map<string, string>): void {
  for (const term in context) {
    const definition = context[term] as JsonValue;
    const meant = isObject(definition) ? definition['@id'] : definition;
    if (typeof meant === 'string' && meant !== '') terms.set(term, meant);
  }
}

/** Types as they are written: names, references to nodes, and lists of them. */
function namesIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.flatMap(namesIn);
  return isObject(value) ? [...idsOf(value), ...namesIn(value['@list'] ?? []), ...namesIn(value['@set'] ?? [])] : [];
}

function idsOf({ id, '@id': keyword }: JsonObject): readonly string[] {
  return [id, keyword].filter((one) => typeof one === 'string');
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
