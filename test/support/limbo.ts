import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Certificate } from '../../libs/trust/src/certificate.ts';
import { parseAddress } from '../../libs/trust/src/address.ts';
import { readPem } from '../../libs/trust/src/pem.ts';
import { validateChain } from '../../libs/trust/src/x509-path.ts';
import { sharedPath } from './shared.ts';

export interface LimboCase {
  readonly id: string;
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly extended_key_usage: readonly string[];
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: { readonly kind: string; readonly value: string } | null;
  readonly max_chain_depth: number | null;
}

const PURPOSES: Readonly<Record<string, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
};
/** Any time does where a case names none: its certificates are valid from 1970 to 2969. */
const ANY_TIME = '2025-01-01T00:00:00Z';

/** All cases of the generated set. */
export function loadLimbo(): readonly LimboCase[] {
  const file = sharedPath('conformance', 'x509-limbo', 'limbo-generated.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { testcases: LimboCase[] }).testcases;
}

/** True where our validator accepts the chain as served; the host name check is the suite's, not ours. */
export function acceptsLimbo(test: LimboCase): boolean {
  const anchors = test.trusted_certs.flatMap(readPem).map((der, i) => ({
    name: `anchor-${i}`,
    der: Buffer.from(der).toString('base64'),
    sha256: createHash('sha256').update(der).digest('hex'),
  }));
  const served = [test.peer_certificate, ...test.untrusted_intermediates].flatMap(readPem);
  const verdict = validateChain(served, {
    anchors,
    at: test.validation_time ?? ANY_TIME,
    ...(test.max_chain_depth === null ? {} : { maxDepth: test.max_chain_depth }),
    ...(test.extended_key_usage.length === 0
      ? {}
      : { purposes: test.extended_key_usage.map((name) => PURPOSES[name] ?? name) }),
  });
  return verdict.kind === 'valid' && bearsName(verdict.leaf, test.expected_peer_name);
}

function bearsName(leaf: Certificate, peer: LimboCase['expected_peer_name']): boolean {
  if (peer === null) return true;
  return leaf.extensions.alternativeNames.some((name) => {
    if (peer.kind === 'DNS' && name.kind === 'dns') {
      const [, parent] = /^[^.]+\.(.*)$/.exec(peer.value) ?? [];
      return name.value === peer.value || name.value === `*.${parent}`;
    }
    return (
      peer.kind === 'IP' &&
      name.kind === 'ip' &&
      isIP(peer.value) > 0 &&
      Buffer.from(name.bytes).equals(parseAddress(peer.value))
    );
  });
}
