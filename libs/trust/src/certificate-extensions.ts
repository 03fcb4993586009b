import { childrenOf, readAll, readOne, TAG, toBits, toBoolean, toOid, toSmallInteger, type Element } from './der.ts';
import { isDnsName, MAX_NAMES, readGeneralName, toMailbox, type GeneralName } from './general-name.ts';
import { readNameConstraints, type NameConstraints } from './name-constraints.ts';

/** The extensions of a certificate that a path depends on (RFC 5280 §4.2). */
export interface CertificateExtensions {
  readonly authority: boolean;
  readonly pathLength?: number;
  readonly keyUsage?: ReadonlySet<KeyUsage>;
  /** Object identifiers of extended key usage. */
  readonly purposes?: readonly string[];
  readonly alternativeNames: readonly GeneralName[];
  readonly nameConstraints?: NameConstraints;
  readonly subjectKeyId: boolean;
  readonly authorityKeyId: boolean;
  /** Object identifiers of all extensions, and of the critical ones. */
  readonly all: ReadonlySet<string>;
  readonly critical: ReadonlySet<string>;
}

/** Bits of RFC 5280 §4.2.1.3, in order. */
const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

export const OID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  purposes: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  authorityAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** Reads an Extensions sequence; throws on duplicates and on any extension it knows that is malformed. */
export function readExtensions(element: Element): CertificateExtensions {
  const values = new Map<string, Uint8Array>();
  const critical = new Set<string>();
  for (const extension of childrenOf(element, TAG.sequence)) {
    const parts = childrenOf(extension, TAG.sequence);
    const id = toOid(parts[0]);
    if (values.has(id)) throw new Error('an extension occurs twice');
    const value = parts[parts.length - 1];
    if (value?.tag !== TAG.octetString || parts.length > 3) throw new Error('an extension is malformed');
    if (parts.length === 3 && toBoolean(parts[1] as Element)) critical.add(id);
    values.set(id, value.content);
  }
  checkAccess(values.get(OID.authorityAccess));
  return { ...readBasic(values), ...readNames(values), all: new Set(values.keys()), critical };
}

function readBasic(values: ReadonlyMap<string, Uint8Array>) {
  const basic = values.get(OID.basicConstraints);
  const usage = values.get(OID.keyUsage);
  const purposes = values.get(OID.purposes);
  const authorityKey = values.get(OID.authorityKeyId);
  const subjectKey = values.get(OID.subjectKeyId);
  return {
    ...(basic === undefined ? { authority: false } : readBasicConstraints(basic)),
    ...(usage === undefined ? {} : { keyUsage: readKeyUsage(usage) }),
    ...(purposes === undefined ? {} : { purposes: readPurposes(purposes) }),
    subjectKeyId: subjectKey !== undefined && readOne(subjectKey, TAG.octetString).content.length > 0,
    authorityKeyId:
      authorityKey !== undefined && childrenOf(readOne(authorityKey), TAG.sequence).some((e) => e.tag === 0x80),
  };
}

function readNames(values: ReadonlyMap<string, Uint8Array>) {
  const names = values.get(OID.alternativeNames);
  const constraints = values.get(OID.nameConstraints);
  return {
    alternativeNames: names === undefined ? [] : readAlternativeNames(names),
    ...(constraints === undefined ? {} : { nameConstraints: readNameConstraints(constraints) }),
  };
}

function readBasicConstraints(value: Uint8Array): { authority: boolean; pathLength?: number } {
  const parts = childrenOf(readOne(value), TAG.sequence);
  const first = parts[0];
  const authority = first?.tag === TAG.boolean && toBoolean(first);
  const length = first?.tag === TAG.boolean ? parts[1] : first;
  if (parts.length > (first?.tag === TAG.boolean ? 2 : 1)) throw new Error('basic constraints are malformed');
  return { authority, ...(length === undefined ? {} : { pathLength: toSmallInteger(length) }) };
}

function readKeyUsage(value: Uint8Array): ReadonlySet<KeyUsage> {
  const { bytes } = toBits(readOne(value));
  const usages = KEY_USAGES.filter((_, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
  if (usages.length === 0) throw new Error('key usage is empty');
  return new Set(usages);
}

function readPurposes(value: Uint8Array): readonly string[] {
  const purposes = childrenOf(readOne(value), TAG.sequence).map(toOid);
  if (purposes.length === 0) throw new Error('extended key usage is empty');
  return purposes;
}

function readAlternativeNames(value: Uint8Array): readonly GeneralName[] {
  const elements = childrenOf(readOne(value), TAG.sequence);
  if (elements.length > MAX_NAMES) throw new Error('too many subject alternative names');
  const names = elements.map(readGeneralName);
  if (names.length === 0 || !names.every(isSound)) throw new Error('subject alternative names are malformed');
  return names;
}

function isSound(name: GeneralName): boolean {
  switch (name.kind) {
    case 'dns':
      return isDnsName(name.value, true);
    case 'email':
      return toMailbox(name.value) !== undefined;
    case 'ip':
      return name.bytes.length === 4 || name.bytes.length === 16;
    case 'uri':
      return name.value.length > 0;
    case 'directory':
    case 'other':
      return true;
  }
}

function checkAccess(value: Uint8Array | undefined): void {
  if (value === undefined) return;
  const entries = childrenOf(readOne(value), TAG.sequence);
  for (const entry of entries) {
    const [method, location, ...rest] = readAll(entry.content);
    if (entry.tag !== TAG.sequence || location === undefined || rest.length > 0) throw new Error('AIA is malformed');
    toOid(method);
    readGeneralName(location);
  }
  if (entries.length === 0) throw new Error('AIA is empty');
}
