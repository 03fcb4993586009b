import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCEPTED_TERMS, legalPerson, registrationNumber, termsAccepted, type Document } from './documents.ts';
import { createParty, createTestAnchor, type Party, type PartyOptions, type TestAnchor } from './identity.ts';
import { compact } from './tokens.ts';

export { createTestAnchor, type Algorithm, type Party, type PartyOptions, type TestAnchor } from './identity.ts';

const DAY = 86_400_000;

/** What may be said differently about a token; everything else is right. */
export interface TokenOptions {
  /** Members that are added to the protected header or replace what stands there; `undefined` removes. */
  readonly header?: Document;
  readonly validFrom?: string;
  /** `undefined` leaves it out. */
  readonly validUntil?: string | undefined;
  /** Signs with the key of another party. */
  readonly signedBy?: Party;
}

export interface TrustMore {
  readonly anchors?: readonly { readonly name: string; readonly pem: string }[];
  readonly label?: readonly string[];
  /** Trusted for registration numbers beside the federation's notary. */
  readonly registrationNumber?: readonly string[];
  readonly documents?: readonly { readonly id: string }[];
  /** URL → text of a pinned file. */
  readonly urls?: { readonly [url: string]: string };
}

/**
 * A federation for specs: an anchor that the trust folder names, a notary that it trusts for registration numbers, and
 * as many participants as wanted, with real keys, chains, DIDs and credentials. Every host ends in `.example` and is
 * pinned, so that nothing reaches the network.
 */
export class Federation {
  /** RFC 3339: the moment everything is valid at. */
  readonly at: string;
  readonly anchor: TestAnchor;
  readonly notary: Party;
  readonly #pinned: Party[] = [];
  #count = 0;

  constructor(at: string) {
    this.at = at;
    this.anchor = createTestAnchor({ name: 'Test Anchor', at });
    this.notary = this.participant({ did: 'did:web:notary.example' });
  }

  /** A new participant; its DID document is pinned unless told otherwise. */
  participant(options: PartyOptions & { readonly pinned?: boolean } = {}): Party {
    const did = options.did ?? `did:web:party-${++this.#count}.example`;
    const party = createParty({ anchor: this.anchor, at: this.at, ...options, did });
    if (options.pinned ?? true) this.#pinned.push(party);
    return party;
  }

  /** RFC 3339, so many days from `at`. */
  days(count: number): string {
    return new Date(Date.parse(this.at) + count * DAY).toISOString();
  }

  /** Signs a credential document. `validFrom` is a day before `at`, `validUntil` a year after. */
  vc(signer: Party, document: Document, options: TokenOptions = {}): string {
    const { validFrom = this.days(-1), signedBy = signer } = options;
    const validUntil = 'validUntil' in options ? options.validUntil : this.days(365);
    const payload = { ...document, validFrom, ...(validUntil === undefined ? {} : { validUntil }) };
    return compact(header(signer, 'vc', options.header), payload, signedBy.privateKey);
  }

  /** Signs a presentation of signed credentials. `more` is added to the presentation itself. */
  vp(holder: Party, credentials: readonly string[], options: TokenOptions & { readonly more?: Document } = {}): string {
    const payload = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'VerifiablePresentation',
      holder: holder.did,
      verifiableCredential: credentials.map((jws) => ({
        '@context': 'https://www.w3.org/ns/credentials/v2',
        id: `data:application/vc+jwt,${jws}`,
        type: 'EnvelopedVerifiableCredential',
      })),
      ...options.more,
    };
    return compact(header(holder, 'vp', options.header), payload, (options.signedBy ?? holder).privateKey);
  }

  /** The three credentials every participant needs: who it is, its registration number (by the notary), the terms. */
  onboarding(who: Party, options: TokenOptions = {}): readonly string[] {
    return [
      this.vc(who, legalPerson(who), options),
      this.vc(this.notary, registrationNumber(who, this.notary.did), options),
      this.vc(who, termsAccepted(who), options),
    ];
  }

  /** `onboarding` as a presentation. */
  joining(who: Party, options: TokenOptions = {}): string {
    return this.vp(who, this.onboarding(who, options));
  }

  /** Writes the trust folder of an instance: anchors, issuers, terms, pinned documents. Call it again after changes. */
  writeTrust(folder: string, more: TrustMore = {}): void {
    const put = (path: readonly string[], content: object | string): void => {
      mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
      writeFileSync(join(folder, ...path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    };
    for (const { name, pem } of [this.anchor, ...(more.anchors ?? [])]) put(['anchors', `${fileName(name)}.pem`], pem);
    put(['issuers.json'], {
      registrationNumber: [this.notary.did, ...(more.registrationNumber ?? [])],
      conformityBody: [],
      label: more.label ?? [],
    });
    put(['terms.json'], { accepted: ACCEPTED_TERMS });
    for (const document of [...this.#pinned.map((p) => p.document), ...(more.documents ?? [])])
      put(['pinned', 'did', `${fileName(document.id)}.json`], document);
    const chains = this.#pinned.flatMap((p) =>
      p.chainUrl === undefined ? [] : [[p.chainUrl, p.chain.join('')] as const],
    );
    const urls: { [url: string]: string } = {};
    for (const [url, text] of [...chains, ...Object.entries(more.urls ?? {})]) {
      urls[url] = `files/${fileName(url)}.pem`;
      put(['pinned', 'files', `${fileName(url)}.pem`], text);
    }
    put(['pinned', 'urls.json'], urls);
  }
}

/** Mints a federation; `at` is now unless given. */
export function createFederation({ at = new Date().toISOString() }: { readonly at?: string } = {}): Federation {
  return new Federation(at);
}

function header(signer: Party, kind: 'vc' | 'vp', more: Document = {}): object {
  return { alg: signer.alg, typ: `${kind}+jwt`, cty: kind, kid: signer.kid, iss: signer.did, ...more };
}

function fileName(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]+/g, '_');
}
