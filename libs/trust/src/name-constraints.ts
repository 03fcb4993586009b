import { childrenOf, readAll, readOne, TAG, type Element } from './der.ts';
import type { DirectoryName } from './directory-name.ts';
import { isDnsName, MAX_NAMES, readGeneralName, toMailbox, type GeneralName } from './general-name.ts';

/** What a certification authority may name below itself (RFC 5280 §4.2.1.10). */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** Above this many comparisons a chain is refused rather than judged: constraints × names is the known denial of service. */
const MAX_COMPARISONS = 20_000;

/** Reads the extension; throws on forms that RFC 5280 does not allow or that cannot be enforced. */
export function readNameConstraints(value: Uint8Array): NameConstraints {
  const constraints = { permitted: [] as GeneralName[], excluded: [] as GeneralName[] };
  const parts = childrenOf(readOne(value), TAG.sequence);
  if (parts.length === 0) throw new Error('name constraints constrain nothing');
  let last = -1;
  for (const part of parts) {
    const order = part.tag - 0xa0;
    if ((order !== 0 && order !== 1) || order <= last) throw new Error('name constraints are malformed');
    last = order;
    const elements = readAll(part.content);
    if (elements.length === 0) throw new Error('name constraints constrain nothing');
    if (elements.length > MAX_NAMES) throw new Error('too many name constraints');
    const subtrees = elements.map(readSubtree);
    (order === 0 ? constraints.permitted : constraints.excluded).push(...subtrees);
  }
  return constraints;
}

function readSubtree(subtree: Element): GeneralName {
  const [base, ...distances] = childrenOf(subtree, TAG.sequence);
  if (base === undefined || distances.length > 0) throw new Error('a name constraint has a distance');
  const name = readGeneralName(base);
  if (!isSubtree(name)) throw new Error('a name constraint is malformed');
  return name;
}

function isSubtree(name: GeneralName): boolean {
  switch (name.kind) {
    case 'dns':
      return name.value === '' || isDnsName(name.value);
    case 'email':
      return name.value.includes('@')
        ? toMailbox(name.value) !== undefined
        : isDnsName(name.value.startsWith('.') ? name.value.slice(1) : name.value);
    case 'ip':
      return isMaskedAddress(name.bytes);
    case 'directory':
    case 'uri':
    case 'other':
      return true;
  }
}

function isMaskedAddress(bytes: Uint8Array): boolean {
  if (bytes.length !== 8 && bytes.length !== 32) return false;
  const mask = [...bytes.subarray(bytes.length / 2)].map((b) => b.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(mask);
}

/** Every name that a certificate claims: subject, e-mail attributes of the subject, alternative names. */
export function namesOf(subject: DirectoryName, alternative: readonly GeneralName[]): readonly GeneralName[] {
  const own: GeneralName[] = subject.parts.length === 0 ? [] : [{ kind: 'directory', name: subject }];
  return [...own, ...subject.emails.map((value) => ({ kind: 'email', value }) as const), ...alternative];
}

/** Why the names break the constraints, or undefined. A constraint of a form that is not enforced fails every name of that form. */
export function breachOf(names: readonly GeneralName[], constraints: NameConstraints): string | undefined {
  const { permitted, excluded } = constraints;
  if (names.length * (permitted.length + excluded.length) > MAX_COMPARISONS) return 'too many names to compare';
  for (const name of names) {
    const out = excluded.filter((c) => isSameForm(name, c));
    const within = permitted.filter((c) => isSameForm(name, c));
    const enforced = name.kind !== 'uri' && name.kind !== 'other';
    if (!enforced && out.length + within.length > 0) return 'a name constraint of a form that is not enforced';
    if (out.some((c) => isWithin(name, c) || isWildcardOver(name, c))) return 'a name is excluded by a name constraint';
    if (within.length > 0 && !within.some((c) => isWithin(name, c)))
      return 'a name is not permitted by a name constraint';
  }
  return undefined;
}

function isSameForm(a: GeneralName, b: GeneralName): boolean {
  return a.kind === b.kind && (a.kind !== 'other' || b.kind !== 'other' || a.tag === b.tag);
}

function isWithin(name: GeneralName, subtree: GeneralName): boolean {
  if (name.kind === 'dns' && subtree.kind === 'dns') return isBelow(name.value, subtree.value);
  if (name.kind === 'email' && subtree.kind === 'email') return isMailboxWithin(name.value, subtree.value);
  if (name.kind === 'ip' && subtree.kind === 'ip') return isAddressWithin(name.bytes, subtree.bytes);
  if (name.kind === 'directory' && subtree.kind === 'directory') {
    const { parts } = name.name;
    return subtree.name.parts.every((part, i) => part === parts[i]);
  }
  return false;
}

function isBelow(name: string, domain: string): boolean {
  const [n, d] = [name.toLowerCase(), domain.toLowerCase()];
  return d === '' || n === d || n.endsWith(`.${d}`);
}

/** `*.example.com` also stands for `bar.example.com`: an exclusion of the latter reaches it. */
function isWildcardOver(name: GeneralName, subtree: GeneralName): boolean {
  if (name.kind !== 'dns' || subtree.kind !== 'dns' || !name.value.startsWith('*.')) return false;
  return isBelow(subtree.value, name.value.slice(2));
}

function isMailboxWithin(value: string, subtree: string): boolean {
  const mailbox = toMailbox(value);
  if (mailbox === undefined) return false;
  if (subtree.startsWith('.')) return mailbox.host.endsWith(subtree.toLowerCase());
  const exact = toMailbox(subtree);
  if (exact === undefined) return mailbox.host === subtree.toLowerCase();
  return mailbox.local === exact.local && mailbox.host === exact.host;
}

function isAddressWithin(address: Uint8Array, subtree: Uint8Array): boolean {
  const size = subtree.length / 2;
  if (address.length !== size) return false;
  return address.every((byte, i) => ((byte ^ (subtree[i] ?? 0)) & (subtree[size + i] ?? 0)) === 0);
}
