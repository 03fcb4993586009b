import { finding, type Finding } from '#refusal';

/** Private members of every registered key type (RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 8037 §2; AKP). */
const OF_JWK: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);
/** Members that name a private key of any other form (CID 1.0 §2.2.2, §2.2.3, and the suites before it). */
const OF_METHOD = /^(?:private|secret)Key(?:Jwk|Multibase|Base58|Base64|Hex|Pem)?$/i;
const PEM = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
/** More need not be told. */
const MAX_TOLD = 10;

/**
 * JSON pointers of what a document publishes of private keys, never the values: members of a JWK wherever it stands, members that
 * name a private key, and private keys as PEM. `null` publishes nothing.
 */
export function privateMembersIn(document: unknown): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown, pointer: string, isJwk: boolean): void => {
    if (typeof value === 'string' && PEM.test(value)) found.push(pointer);
    if (typeof value !== 'object' || value === null) return;
    const isKey = isJwk || typeof (value as { readonly kty?: unknown }).kty === 'string';
    for (const [name, inner] of Object.entries(value)) {
      const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const isPrivate = OF_METHOD.test(name) || (isKey && OF_JWK.has(name));
      if (!isPrivate) walk(inner, at, name === 'publicKeyJwk');
      else if (inner !== null) found.push(at);
    }
  };
  walk(document, '', false);
  return found.slice(0, MAX_TOLD);
}

/**
 * What is said of a document that publishes private keys. The whole document counts for nothing, not that key alone: it is no DID
 * document at all (DID Core §5.2.1, and §1.4: errors for what does not conform), whoever wrote it lost the care that keys need, the same key may
 * stand there under a second name, and evidence that is kept and shown would spread the secret.
 */
export function publishedKey(pointers: readonly string[]): Finding {
  return finding('trust/private-key-published', {
    expected: 'public keys only',
    found: pointers.join(', '),
    fix: 'Rotate the key: publish a new one without private members, remove the old one, and sign again.',
  });
}
