import { createHash, randomUUID } from 'node:crypto';
import type { Party } from './federation.ts';
import { compact } from './tokens.ts';

export interface PublishOptions {
  readonly contentType?: string;
  /** `?dryRun=true&policy=lab` */
  readonly query?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** A finding as it stands in an answer. */
export interface SaidFinding {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly pointer?: string;
  readonly fix?: { readonly text: string };
  readonly consequences?: readonly SaidFinding[];
}

/** An answer to a submission, as JSON: an admission or a problem document. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  /** `code` of a problem document. */
  readonly code?: string;
  readonly outcome?: string;
  readonly level?: string;
  readonly attestation?: string;
  readonly retryable?: boolean;
  readonly findings: readonly SaidFinding[];
  /** How each criterion stands, where the rules were reached. */
  readonly criteria?: readonly object[];
  readonly credentials: readonly {
    readonly id: string;
    readonly digest: string;
    readonly type: string;
    readonly subject: string;
    readonly state: string;
    readonly sequence: number;
  }[];
}

/** What a provider or a consumer does to an instance over HTTP. */
export class CadastreClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** `POST /credentials`. A token is sent as what its `typ` says unless told otherwise. */
  async publish(body: string | Buffer, options: PublishOptions = {}): Promise<Answer> {
    const { contentType = mediaTypeOf(body), query = '', headers = {} } = options;
    const sent = { 'content-type': contentType, ...headers };
    const response = await fetch(`${this.url}/credentials${query}`, {
      method: 'POST',
      headers: sent,
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    const said = (await response.json()) as Partial<Answer>;
    const type = response.headers.get('content-type') ?? '';
    return {
      findings: [],
      credentials: [],
      ...said,
      status: response.status,
      contentType: type,
      headers: response.headers,
    };
  }

  async read(digest: string, accept = 'application/json'): Promise<Response> {
    return fetch(`${this.url}/credentials/${digest}`, { headers: { accept } });
  }

  /** Status of a stored credential, or undefined where there is none. */
  async statusOf(digest: string): Promise<string | undefined> {
    const response = await this.read(digest);
    if (response.status === 404) return undefined;
    return ((await response.json()) as { status: string }).status;
  }

  /** `DELETE /credentials/{digest}` on the word of `who`. Answers the status. */
  async revoke(digest: string, token: string | undefined): Promise<number> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return (await fetch(`${this.url}/credentials/${digest}`, { method: 'DELETE', headers })).status;
  }

  async graphql<T>(query: string, variables: object = {}): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: object };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
}

/** A bearer token for `DELETE` (contract.md §1). */
export function revocationToken(who: Party, { audience, digest, at, claims = {} }: RevocationClaims): string {
  const iat = Math.floor(Date.parse(at) / 1000);
  const payload = { iss: who.did, aud: audience, sub: digest, iat, exp: iat + 300, jti: randomUUID(), ...claims };
  return compact({ alg: who.alg, typ: 'JWT', kid: who.kid }, payload, who.privateKey);
}
export interface RevocationClaims {
  readonly audience: string;
  readonly digest: string;
  readonly at: string;
  readonly claims?: object;
}

export const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

function mediaTypeOf(body: string | Buffer): string {
  try {
    const header = JSON.parse(Buffer.from(String(body).split('.')[0] ?? '', 'base64url').toString()) as {
      typ?: string;
    };
    return header.typ === 'vc+jwt' ? 'application/vc+jwt' : 'application/vp+jwt';
  } catch {
    return 'application/vp+jwt';
  }
}
