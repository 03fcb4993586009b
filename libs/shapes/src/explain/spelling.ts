import type { CredentialClaims, JsonObject, JsonValue, Release } from '#rdf';

/** How one document writes names: the terms and prefixes of its contexts, as far as patches need them. */
export class Spelling {
  readonly #release: Pick<Release, 'namespace' | 'namespaces'>;
  readonly #prefixes = new Map<string, string>();
  readonly #terms = new Map<
    string,
    { readonly iri: string; readonly type: string | undefined; readonly plain: boolean }
  >();
  #vocabulary: string | undefined;

  constructor(credential: CredentialClaims, release: Pick<Release, 'namespace' | 'namespaces' | 'contexts'>) {
    this.#release = release;
    const context = credential.document?.['@context'];
    for (const part of Array.isArray(context) ? (context as readonly JsonValue[]) : [context]) {
      const pinned =
        typeof part === 'string' ? (release.contexts.get(part) ?? release.contexts.get(release.namespace)) : undefined;
      this.#read(typeof part === 'string' ? pinned?.['@context'] : part);
    }
  }

  /** What a member name or type stands for, in the namespace of the release. */
  expand(name: string): string | undefined {
    const term = this.#terms.get(name);
    if (term !== undefined) return term.iri;
    const colon = name.indexOf(':');
    const namespace = colon < 0 ? this.#vocabulary : this.#prefixes.get(name.slice(0, colon));
    if (namespace === undefined) return colon < 0 ? undefined : this.#normal(name);
    return this.#normal(namespace + name.slice(colon + 1));
  }

  /** A name for an IRI, written like another name of the same document: bare, with its prefix, or in full. */
  write(iri: string, like: string): string {
    if (like.includes('://')) return iri;
    const bare = iri.replace(/^.*[#/]/, '');
    const terms = [bare, ...this.#terms.keys()];
    const term = like.includes(':')
      ? undefined
      : terms.find((name) => !name.includes(':') && this.expand(name) === iri);
    return term ?? this.#prefixed(iri, like) ?? iri;
  }

  /** The datatype that the contexts give a member's plain values; `any` where they change them in some other way. */
  coercion(name: string): string | undefined {
    const term = this.#terms.get(name);
    return term === undefined || term.plain ? undefined : (term.type ?? 'any');
  }

  #prefixed(iri: string, like: string): string | undefined {
    const own = like.slice(0, Math.max(0, like.indexOf(':')));
    const fit = (prefix: string): boolean => this.expand(`${prefix}:${iri.slice(this.#lengthOf(prefix))}`) === iri;
    const prefix = [own, ...this.#prefixes.keys()].find((name) => this.#prefixes.has(name) && fit(name));
    return prefix === undefined ? undefined : `${prefix}:${iri.slice(this.#lengthOf(prefix))}`;
  }

  #lengthOf(prefix: string): number {
    return this.#normal(this.#prefixes.get(prefix) ?? '').length;
  }

  #read(context: JsonValue | undefined): void {
    if (typeof context !== 'object' || context === null || Array.isArray(context)) return;
    const entries = Object.entries(context);
    for (const [name, value] of entries) {
      if (name === '@vocab' && typeof value === 'string') this.#vocabulary = value;
      else if (typeof value === 'string' && /[#/:]$/.test(value)) this.#prefixes.set(name, value);
    }
    for (const [name, value] of entries) if (!name.startsWith('@')) this.#define(name, value);
  }

  #define(name: string, value: JsonValue): void {
    const definition = typeof value === 'string' ? { '@id': value } : (value as JsonObject | null);
    const id = definition?.['@id'] ?? name;
    if (definition === null || typeof id !== 'string' || this.#prefixes.has(name)) return;
    const iri = id === name && !id.includes(':') ? this.#inVocabulary(id) : this.expand(id);
    if (iri === undefined) return;
    const type = definition['@type'];
    const plain = Object.keys(definition).every((key) => ['@id', '@protected', '@prefix'].includes(key));
    const expanded = typeof type === 'string' ? this.expand(type) : undefined;
    this.#terms.set(name, { iri, type: expanded, plain });
  }

  #inVocabulary(name: string): string | undefined {
    return this.#vocabulary === undefined ? undefined : this.#normal(this.#vocabulary + name);
  }

  #normal(iri: string): string {
    const { namespace, namespaces = [] } = this.#release;
    const own = namespaces.find((other) => iri.startsWith(other));
    return own === undefined ? iri : namespace + iri.slice(own.length);
  }
}
