import type { StoredFragment } from '#graph';
import { fieldOf, refersTo, type EntityView } from './entry-view.ts';
import { keysOf } from '../follower/fields.ts';
import type { Reader } from '../reader.ts';

interface PartView {
  readonly name: string;
  readonly value: string;
}
export interface AddressView {
  readonly iri?: string;
  readonly countryCode?: string;
  readonly parts: readonly PartView[];
}
export interface RegistrationNumberView {
  readonly iri: string;
  readonly classes: readonly string[];
  readonly parts: readonly PartView[];
  readonly source: string;
  readonly digest: string;
}

/** An address of a participant, described in place or under an IRI of its own; `key` names the property. */
export async function toAddress(view: EntityView, key: string, reader: Reader): Promise<AddressView | undefined> {
  const country = keysOf('countryCode', reader.release);
  const toView = (parts: readonly PartView[], iri?: string): AddressView => {
    const code = parts.find(({ name }) => country.includes(name))?.value;
    return {
      parts: parts.filter(({ name }) => !country.includes(name)),
      ...(iri === undefined ? {} : { iri }),
      ...(code === undefined ? {} : { countryCode: code }),
    };
  };
  for (const fragment of view.own) {
    const iri = fragment.references.find(({ predicate }) => predicate === key)?.to;
    const there = iri === undefined ? undefined : (await reader.ownersFragments([iri])).get(iri)?.[0];
    if (there !== undefined) return toView(partsOf(there), iri);
    const parts = partsOf(fragment, `${key}_`);
    if (parts.length > 0) return toView(parts);
  }
  return undefined;
}

/** Registration numbers a participant refers to, by whomever they are vouched for. */
export async function toRegistrationNumbers(
  view: EntityView,
  reader: Reader,
): Promise<readonly RegistrationNumberView[]> {
  const iris = [
    ...refersTo(view, 'registrationNumberOf', reader.release),
    ...fieldOf(view, 'registrationNumbers', reader.release),
  ];
  const said = await reader.validFragments([...new Set(iris)]);
  return said.map((fragment) => ({
    iri: fragment.iri,
    classes: fragment.classes,
    parts: partsOf(fragment),
    source: fragment.issuer,
    digest: fragment.digest,
  }));
}

/** Literals of a fragment by the names of their properties; with a prefix, those of the node that is folded under it. */
function partsOf(fragment: StoredFragment, prefix = ''): readonly PartView[] {
  return Object.entries(fragment.properties).flatMap(([key, value]) => {
    const name = key.slice(prefix.length);
    if (!key.startsWith(prefix) || name === 'class') return [];
    return [value].flat().map((one) => ({ name, value: String(one) }));
  });
}
