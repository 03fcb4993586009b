/** Compact names as the files of a release write them: `gx:LegalPerson`, `vcard:street-address`. */
export interface Names {
  /** Compact name or absolute IRI → IRI; an unknown prefix throws. */
  readonly iri: (name: string) => string;
  /** Compact name → key: the local name for `gx`, `<prefix>_<local name>` for the others. */
  readonly key: (name: string) => string;
}

/** The prefix whose names need none as keys. */
const OWN_PREFIX = 'gx';

export function toNames(prefixes: Readonly<Record<string, string>>): Names {
  const split = (name: string): readonly [string, string] => {
    const colon = name.indexOf(':');
    return [name.slice(0, colon), name.slice(colon + 1)];
  };
  return {
    iri: (name) => {
      const [prefix, local] = split(name);
      if (local.startsWith('//')) return name;
      const namespace = prefixes[prefix];
      if (namespace === undefined) throw new Error(`The prefix of ${name} is not declared`);
      return namespace + local;
    },
    key: (name) => {
      const [prefix, local] = split(name);
      const plain = local.replace(/[^A-Za-z0-9]/g, '_');
      return prefix === OWN_PREFIX ? plain : `${prefix}_${plain}`;
    },
  };
}
