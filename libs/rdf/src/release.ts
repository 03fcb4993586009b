import type { JsonObject } from './json.ts';
import type { Role } from './roles.ts';

/** What a property of a release is called in the store, and in words. */
export interface PropertyTerm {
  readonly iri: string;
  /** Key of the property on a stored fragment, unique in the release: `name`, `schema_name`. */
  readonly key: string;
}

/** A class of a release. */
export interface ClassTerm {
  readonly iri: string;
  /** Label on a stored fragment, unique in the release: `LegalPerson`. */
  readonly label: string;
  /** All super-classes, transitively, without the class itself. */
  readonly superClasses: readonly string[];
}

/** Where a search field comes from: the classes and the property path (keys joined by `_` as `graph.md` §2 folds them). */
export interface FieldRow {
  readonly field: string;
  /** Class IRI; the row holds for its sub-classes too. */
  readonly class: string;
  /** Property keys from the subject to the value; a step leads through a folded blank node or to another subject. */
  readonly path: readonly string[];
}

/** A column that the search index keeps for a release: a filter and a facet. */
export interface ColumnRow {
  /** `regime`, `dependsOn`; none of the columns that every index has. */
  readonly name: string;
  /** Fields of the table whose values it holds. */
  readonly fields: readonly string[];
  /**
   * What its values are. `country`: ISO 3166-1 alpha-2, taken from the beginning of codes of ISO 3166-2 too; `region`: ISO 3166-2;
   * `language`: BCP 47; `iri`: things that the catalogue may list. Texts, kept as they were said, where it is absent.
   */
  readonly form?: 'country' | 'region' | 'language' | 'iri';
  /** What people call it. */
  readonly title: { readonly en: string; readonly de: string; readonly fr: string };
}

/** What a property or a class is called in each language of the catalogue, and what it is, in our own words. */
export interface TermName {
  readonly en: string;
  readonly de: string;
  readonly fr: string;
  /** One or two English sentences. */
  readonly description: string;
}

/** A closed list of values of a release, as data. */
export interface CodeList {
  readonly title: string;
  /** IRI of the enumeration in the ontology; a member is `<enumeration>/<percent-encoded value>`. */
  readonly enumeration: string;
  /** Where the values are from. */
  readonly source: string;
  /** Date of the source, `YYYY-MM-DD`. */
  readonly date: string;
  readonly values: readonly string[];
}

/**
 * A release of the Gaia-X data model: a folder under `shapes/` with a manifest. Nothing in code knows a class name of it.
 * Plain data: it crosses to worker threads.
 */
export interface Release {
  /** `loire-25.11`. */
  readonly name: string;
  /** Version of the data model: `25.11`. */
  readonly version?: string;
  /** Day the release was published, `YYYY-MM-DD`. */
  readonly date?: string;
  /** SHA-256 over the folder's files. */
  readonly digest: string;
  /** The namespace all others are normalised to: `https://w3id.org/gaia-x/development#`. */
  readonly namespace: string;
  /** Namespaces that are read as `namespace`: one per version of the data model, itself included. */
  readonly namespaces?: readonly string[];
  /** Prefix → namespace, as the release's own files write names: `gx`, `schema`, `vcard`. */
  readonly prefixes?: ReadonlyMap<string, string>;
  /** Context IRI → document; holds the pinned contexts, W3C ones included. */
  readonly contexts: ReadonlyMap<string, JsonObject>;
  readonly classes: ReadonlyMap<string, ClassTerm>;
  readonly properties: ReadonlyMap<string, PropertyTerm>;
  /** IRI of a property or class → its names; `names.json`, one entry per term whatever the number of its shapes. */
  readonly names?: ReadonlyMap<string, TermName>;
  /** IRIs that real credentials use and the ontology does not define: read, not refused. */
  readonly tolerated?: readonly string[];
  /** Code lists by name: `country-alpha-2`. */
  readonly codeLists?: ReadonlyMap<string, CodeList>;
  /** Shapes as Turtle texts by file name; `code-lists.ttl` is made of the code lists. */
  readonly shapes: ReadonlyMap<string, string>;
  /** The table of `contract.md` §3: which property of which class feeds which field. */
  readonly fields: readonly FieldRow[];
  /** What can be filtered and counted by, beside what every index has. */
  readonly columns?: readonly ColumnRow[];
  /** Facts that rules need without knowing names: role → IRIs. A release that was loaded fills every role. */
  readonly roles: ReadonlyMap<Role, readonly string[]>;
}
