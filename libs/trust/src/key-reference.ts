import type { DidDocument, VerificationMethod } from './gathered.ts';

/** Where a key stands in a DID document. */
export type KeyReference =
  | { readonly kind: 'authorised'; readonly method: VerificationMethod }
  | { readonly kind: 'not-authorised' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'not-found' };

/**
 * Finds a key by its whole DID URL. It counts only where `assertionMethod` holds it: by reference, by a relative reference
 * (`#fragment`, DID Core §3.2.2) or embedded (§5.3).
 */
export function findKey(document: DidDocument, kid: string): KeyReference {
  const absolute = (id: string): string => (id.startsWith('#') ? document.id + id : id);
  const named = (document.verificationMethod ?? []).filter((method) => absolute(method.id) === kid);
  const assertions = document.assertionMethod ?? [];
  const embedded = assertions.filter((entry) => typeof entry !== 'string').filter((m) => absolute(m.id) === kid);
  const referred = assertions.some((entry) => typeof entry === 'string' && absolute(entry) === kid);
  const methods = [...named, ...embedded];
  const [method] = methods;
  if (method === undefined) return { kind: 'not-found' };
  if (methods.length > 1) return { kind: 'ambiguous' };
  return referred || embedded.length > 0 ? { kind: 'authorised', method } : { kind: 'not-authorised' };
}
