import { expect, it } from '@jest/globals';
import { acceptsLimbo, loadLimbo } from '../support/limbo.ts';
import { describeWithShared } from '../support/shared.ts';
import { FALSE_REJECTS } from './x509-limbo.differences.ts';

const APART = ['crl::', 'webpki::cn::', 'webpki::san::', 'webpki::aki::', 'webpki::eku::'];
/** Each case's limit in milliseconds of CPU; a path search without a bound would never meet it on the pathological ones. */
const LIMIT = 200;

describeWithShared('x509-limbo, x5u profile', () => {
  const profile = () => loadLimbo().filter(({ id }) => !APART.some((prefix) => id.startsWith(prefix)));

  it('loads 207 cases, 162 of them in the profile, 106 to be refused', () => {
    expect(loadLimbo()).toHaveLength(207);
    expect(profile()).toHaveLength(162);
    expect(profile().filter((c) => c.expected_result === 'FAILURE')).toHaveLength(106);
  });

  it('accepts no chain that must be refused, and refuses only the listed ones beyond that', () => {
    const results = profile().map((test) => {
      const start = process.cpuUsage();
      const accepted = acceptsLimbo(test);
      const { user, system } = process.cpuUsage(start);
      return { id: test.id, expected: test.expected_result, accepted, ms: (user + system) / 1000 };
    });
    expect(results.filter((r) => r.expected === 'FAILURE' && r.accepted).map((r) => r.id)).toEqual([]);
    const rejected = results.filter((r) => r.expected === 'SUCCESS' && !r.accepted).map((r) => r.id);
    expect(rejected.toSorted()).toEqual(Object.keys(FALSE_REJECTS).toSorted());
    expect(rejected.length).toBeLessThanOrEqual(3);
    expect(results.filter((r) => r.ms > LIMIT)).toEqual([]);
  });

  it('reads no revocation list: of the 8 CRL cases, all 4 that must pass do', () => {
    const crl = loadLimbo().filter(({ id }) => id.startsWith('crl::'));
    expect(crl).toHaveLength(8);
    const passing = crl.filter((test) => test.expected_result === 'SUCCESS');
    expect(passing).toHaveLength(4);
    expect(passing.every(acceptsLimbo)).toBe(true);
  });
});
