import {
  toSriMatcher,
  type Claims,
  type ClassRole,
  type JsonObject,
  type PropertyRole,
  type Quad,
  type Release,
  type Term,
} from '#rdf';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** A credential the catalogue holds, as far as rules look at it. */
export interface HeldCredential {
  readonly digest: string;
  readonly issuer: string;
  readonly quads: readonly Quad[];
  /** When it and the chain of its key end, as far as that is known, RFC 3339. */
  readonly ends?: readonly string[];
}

/** A credential of the catalogue that a label names. */
export interface NamedCredential {
  readonly id: string;
  readonly digest: string;
  /** The decoded payload. */
  readonly document: JsonObject;
}

/** What one credential says about one node. */
export interface Description {
  readonly node: string;
  readonly issuer: string;
  readonly digest: string;
  readonly from: 'presentation' | 'catalogue';
  /** JSON pointer of the credential in the submission; absent for the catalogue's. */
  readonly pointer?: string;
  /** True where it is a credentialSubject. */
  readonly isSubject: boolean;
  readonly classes: readonly string[];
  values(property: string): readonly Term[];
}

/** Everything the rules may look at: what was submitted, and what the catalogue holds about it. */
export interface RuleInput {
  readonly release: Release;
  /** Nodes of the submission, in its order. */
  readonly submitted: readonly Description[];
  /** Every issuer of the submission, once. */
  readonly issuers: readonly string[];
  /** The word that counts on a node: the submission's, unless its issuer is not the one who speaks for it; else the catalogue's. */
  wordOn(node: string): Description | undefined;
  /** Descriptions of a class role, the catalogue's included. */
  all(role: ClassRole): readonly Description[];
  isA(description: Description, role: ClassRole): boolean;
  /** Whether a credential of the submission, or an active one of the catalogue, has this id (if one is given) and integrity value. */
  holds(id: string | undefined, integrity: readonly string[]): boolean;
  /** Digests of the catalogue's credentials that were asked for so far. */
  readonly reliedOn: ReadonlySet<string>;
}

export interface RuleInputParts {
  readonly claims: Claims;
  readonly held: readonly HeldCredential[];
  readonly named?: readonly NamedCredential[];
  readonly release: Release;
  /** True where another than `issuer` is known to speak for the node (contract.md §2, owner). */
  readonly isOutranked: (node: string, issuer: string) => boolean;
}

/** Indexes a submission and its context for the rules. Linear in the number of statements. */
export function toRuleInput({ claims, held, named = [], release, isOutranked }: RuleInputParts): RuleInput {
  const submitted = claims.credentials.flatMap((c) => describe(c, 'presentation'));
  const fromCatalogue = held.flatMap((c) => describe(c, 'catalogue'));
  const words = new Map<string, Description>();
  for (const d of fromCatalogue) if (!words.has(d.node)) words.set(d.node, d);
  for (const d of submitted) if (!isOutranked(d.node, d.issuer)) words.set(d.node, d);
  const relied = new Set<string>();
  const rely = (d: Description): Description => {
    if (d.from === 'catalogue') relied.add(d.digest);
    return d;
  };
  const contents = [
    ...claims.credentials.flatMap(({ id, document }) => (document === undefined ? [] : [{ id, document }])),
    ...named,
  ].map((one) => ({ ...one, matches: toSriMatcher(one.document) }));
  const isA = (d: Description, role: ClassRole): boolean => {
    const classes = membersOf(release, role);
    return d.classes.some((c) => classes.has(c));
  };
  return {
    release,
    submitted,
    issuers: [...new Set(claims.credentials.map((c) => c.issuer))],
    wordOn: (node) => {
      const word = words.get(node);
      return word === undefined ? undefined : rely(word);
    },
    all: (role) => [...submitted, ...fromCatalogue].filter((d) => isA(d, role)),
    isA,
    holds: (id, integrity) => {
      const found = contents.find((one) => (id === undefined || one.id === id) && one.matches(integrity));
      if (found !== undefined && 'digest' in found) relied.add(found.digest);
      return found !== undefined;
    },
    reliedOn: relied,
  };
}

/** A release does not change while it is used, so the members of a role are found once. */
const MEMBERS = new WeakMap<Release, Map<ClassRole, ReadonlySet<string>>>();

/** The classes of a role and everything below them. */
function membersOf(release: Release, role: ClassRole): ReadonlySet<string> {
  const known = MEMBERS.get(release) ?? new Map<ClassRole, ReadonlySet<string>>();
  MEMBERS.set(release, known);
  let members = known.get(role);
  if (members === undefined) {
    const roots = release.roles.get(role) ?? [];
    const below = [...release.classes.values()].filter((c) => c.superClasses.some((s) => roots.includes(s)));
    known.set(role, (members = new Set([...roots, ...below.map((c) => c.iri)])));
  }
  return members;
}

function describe(
  credential: HeldCredential & { readonly pointer?: string; readonly subjects?: readonly string[] },
  from: Description['from'],
): readonly Description[] {
  const nodes = new Map<string, Map<string, Term[]>>();
  for (const { subject, predicate, object } of credential.quads) {
    const name = subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value;
    let properties = nodes.get(name);
    if (properties === undefined) nodes.set(name, (properties = new Map<string, Term[]>()));
    const terms = properties.get(predicate.value);
    if (terms === undefined) properties.set(predicate.value, [object]);
    else terms.push(object);
  }
  return [...nodes].map(([node, properties]) => ({
    node,
    issuer: credential.issuer,
    digest: credential.digest,
    from,
    ...(credential.pointer === undefined ? {} : { pointer: credential.pointer }),
    isSubject: credential.subjects?.includes(node) === true,
    classes: (properties.get(RDF_TYPE) ?? []).map((t) => t.value),
    values: (property) => properties.get(property) ?? [],
  }));
}

/** The values of every property of a role. */
export function valuesOf(input: RuleInput, description: Description, role: PropertyRole): readonly Term[] {
  return (input.release.roles.get(role) ?? []).flatMap((property) => description.values(property));
}

/** The IRIs among terms. */
export function irisOf(terms: readonly Term[]): readonly string[] {
  return terms.filter(({ termType }) => termType === 'NamedNode').map(({ value }) => value);
}

/** How a node is named in the index: its IRI, or `_:label`. */
export function nodeOf(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}
