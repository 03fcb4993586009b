import { finding, type Finding } from '#refusal';
import type { JsonObject } from './envelope.ts';
import { shown, textOf } from './json-value.ts';
import { mediaNameOf, type TokenKind } from './media-type.ts';
import { envelopedFindings, envelopedKind } from './structure/presentation-structure.ts';
import { driftFinding, type Tolerances } from './tolerances.ts';

/** An enveloping object opened: the token in its data URL. */
export interface Opened {
  readonly kind: TokenKind;
  readonly token?: string;
  readonly findings: readonly Finding[];
}

/** `data:<type>,<token>` is the live form; specification examples put a semicolon in place of the comma. */
const DATA_URL = /^data:([a-z0-9.+/-]+)(?:;([a-zA-Z0-9]+=[a-zA-Z0-9-]+))?([,;])([A-Za-z0-9_.-]*)$/;

/**
 * Opens an `EnvelopedVerifiableCredential` or `EnvelopedVerifiablePresentation` (VCDM 2.0 §4.14, §4.15). Formats that
 * are not read (SD-JWT, COSE) are `credential/enveloped-type`.
 */
export function openEnveloped(item: JsonObject, pointer: string, tolerances: Tolerances): Opened {
  const kind = envelopedKind(item) ?? 'credential';
  const findings = envelopedFindings(item, pointer);
  if (findings.length > 0) return { kind, findings };
  const at = `${pointer}/id`;
  const [, type = '', parameter, separator, token] = DATA_URL.exec(textOf(item['id'])) ?? [];
  const name = mediaNameOf(type);
  if (name === undefined || token === undefined || (name !== 'any' && name.kind !== kind)) {
    const expected = `data:application/${kind === 'credential' ? 'vc' : 'vp'}+jwt,<compact JWS>`;
    return {
      kind,
      findings: [finding('credential/enveloped-type', { pointer: at, expected, found: shown(item['id']) })],
    };
  }
  if (name !== 'any' && !name.drift && parameter === undefined && separator === ',') return { kind, token, findings };
  const said = {
    expected: `data:application/${kind === 'credential' ? 'vc' : 'vp'}+jwt,`,
    found: `data:${type}${separator ?? ''}`,
  };
  return { kind, token, findings: [driftFinding('dataUri', tolerances, { pointer: at, ...said })] };
}
