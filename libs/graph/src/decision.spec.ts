import { describe, expect, it } from '@jest/globals';
import { jcs, type JsonValue } from '#rdf';
import { finding } from '#refusal';
import { createHash } from 'node:crypto';
import { decision } from '../../../test/store/fixtures.ts';
import { openDecision, sealDecision } from './decision.ts';

const { record } = decision([]);

// contract.md §5: the log binds the SHA-256 of the JCS form of the decision record.
describe('a sealed decision', () => {
  it('is digested in its JCS form, and is read as what was sealed', () => {
    const sealed = sealDecision({ ...record, findings: [finding('shapes/in', { found: 'é \u2028 "x"' })] });
    expect(sealed.bytes).toBe(jcs(JSON.parse(JSON.stringify(sealed.record)) as JsonValue));
    expect(sealed.digest).toBe(createHash('sha256').update(sealed.bytes, 'utf8').digest('hex'));
    expect(openDecision(sealed.bytes, sealed.digest)).toEqual(sealed);
  });

  it('has a canonical form for a text that was cut within a character, and for a member that is absent', () => {
    const cut = { ...finding('shapes/in', { found: '😀'.slice(0, 1) }), explanation: undefined };
    const { bytes } = sealDecision({ ...record, findings: [cut as never] });
    const [told] = openDecision(bytes, '').record.findings;
    expect(told?.found).toBe('\ufffd');
    expect(told).not.toHaveProperty('explanation');
  });

  it('is not read where its version is not known', () => {
    const bytes = JSON.stringify({ ...record, v: 2 });
    expect(() => openDecision(bytes, '')).toThrow('version 2');
  });
});
