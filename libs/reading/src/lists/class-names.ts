import { nearest, type Release } from '#rdf';

/** A class that somebody named. */
export type NamedClass =
  { readonly kind: 'class'; readonly iri: string } | { readonly kind: 'unknown'; readonly nearest: string | undefined };

/**
 * The IRI, in any version of the release's namespace, or the short name (`gx:DataProduct`) of a class → its IRI as listings
 * have it. A class that the release lacks is known where an entry is of it: others than Gaia-X name classes too.
 */
export function parseClassName(
  name: string,
  { release, isListed }: { readonly release: Release; readonly isListed: (iri: string) => boolean },
): NamedClass {
  const iri = normalised(expanded(name, release), release);
  if (release.classes.has(iri) || isListed(iri)) return { kind: 'class', iri };
  const names = [...release.classes.keys()].map((one) => shortNameOf(one, release));
  return { kind: 'unknown', nearest: nearest(localNameOf(iri), names) };
}

/** `gx:DataProduct`; the IRI where it is not a name behind one of the prefixes. */
export function shortNameOf(iri: string, { prefixes = new Map<string, string>() }: Pick<Release, 'prefixes'>): string {
  for (const [prefix, namespace] of prefixes)
    if (iri.startsWith(namespace) && iri.length > namespace.length) return `${prefix}:${iri.slice(namespace.length)}`;
  return iri;
}

/** What stands behind the last `#`, `/` or `:`. */
export function localNameOf(iri: string): string {
  return /[^#/:]*$/.exec(iri)?.[0] ?? iri;
}

function expanded(name: string, { prefixes }: Release): string {
  const [, prefix = '', local = ''] = /^([A-Za-z][A-Za-z0-9]*):(?!\/\/)(.+)$/.exec(name) ?? [];
  const namespace = prefixes?.get(prefix);
  return namespace === undefined ? name : namespace + local;
}

/** Credentials are read as of one version of the namespace, whichever they name. */
function normalised(iri: string, { namespace, namespaces = [] }: Release): string {
  const other = namespaces.find((one) => iri.startsWith(one));
  return other === undefined ? iri : namespace + iri.slice(other.length);
}
