import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createFederation } from '../support/federation.ts';
import { describeOnStores } from '../support/stores.ts';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';
import { foreign } from './foreign-inputs.ts';
import { castOf, unreadable, untrusted, unverified, wrong, type BadInput } from './bad-inputs.ts';

// Every bad input of issue 3 §5 gets the status and code of contract.md §1, in a problem document, and leaves nothing.
const cast = castOf(createFederation());
const { federation, member, other } = cast;

const stages: readonly (readonly [stage: string, inputs: readonly BadInput[]])[] = [
  ['not readable', unreadable(cast)],
  ['of another form', foreign(cast)],
  ['not verified', unverified(cast)],
  ['not trusted', untrusted(cast)],
  ['wrong', wrong(cast)],
];

describeOnStores('bad inputs', (store) => {
  let cadastre: RunningCadastre;

  beforeAll(async () => {
    cadastre = await startCadastre({ store, federation });
    for (const who of [member, other])
      expect((await cadastre.publish(federation.joining(who))).outcome).toBe('compliant');
  }, 120_000);
  afterAll(() => cadastre.close());

  for (const [stage, inputs] of stages)
    it.each(inputs.map((input) => [input.name, input] as const))(`${stage}: %s`, async (_name, input) => {
      const before = await cadastre.census();
      const { contentType } = input;
      const answer = await cadastre.publish(input.body, contentType === undefined ? {} : { contentType });
      expect({ code: answer.code, status: answer.status }).toEqual({ code: input.code, status: input.status });
      expect(answer.contentType).toMatch(/^application\/problem\+json/);
      expect(answer.outcome).toBe('refused');
      const all = answer.findings.flatMap((finding) => [finding, ...(finding.consequences ?? [])]);
      const codes = all.map((finding) => finding.code);
      expect(codes).toEqual(expect.arrayContaining([input.code, ...(input.also ?? [])]));
      for (const finding of answer.findings) expect(finding.title).toBeTruthy();
      expect(await cadastre.census()).toEqual(before);
    });

  it('a natural person is never repeated, not even in the refusal', async () => {
    const person = wrong(cast).find(({ name }) => name === 'a natural person')!;
    const answer = await cadastre.publish(person.body);
    expect(JSON.stringify(answer)).not.toContain('Jane');
    expect(cadastre.logged()).not.toContain('Jane');
  });

  it('tells every forged and expired part at once, root causes first', async () => {
    const inputs = unverified(cast);
    const [expired, forged] = ['expired', 'wrong key'].map((name) => inputs.find((input) => input.name === name)!.body);
    const answer = await cadastre.publish(federation.vp(member, [expired as string, forged as string]));
    expect(answer.status).toBe(422);
    expect(answer.findings.map(({ code, pointer }) => `${code} ${pointer?.split('/').slice(0, 3).join('/')}`)).toEqual(
      expect.arrayContaining(['verify/signature /credentials/1', 'verify/expired /credentials/0']),
    );
  });

  it('a key counts until the moment it was revoked: the clock is that of the decision', async () => {
    const { revokedKey } = cast;
    const joining = federation.joining(revokedKey, { validFrom: federation.days(-10) });
    const at = (days: number): string => `?dryRun=true&at=${encodeURIComponent(federation.days(days))}`;
    const before = await cadastre.publish(joining, { query: at(-2) });
    expect([before.status, before.outcome]).toEqual([200, 'compliant']);
    for (const query of [at(-1), at(0), '?dryRun=true', '?dryRun=true&policy=lab']) {
      const after = await cadastre.publish(joining, { query });
      expect([after.status, after.outcome]).toEqual([200, 'refused']);
      const errors = after.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      expect(new Set(errors)).toEqual(new Set(['trust/key-revoked']));
    }
  });

  it('an issuer whose host cannot be reached answers 503, to be tried again', async () => {
    const before = await cadastre.census();
    const far = federation.participant({ did: 'did:web:far.cadastre-test.org', pinned: false });
    const answer = await cadastre.publish(federation.joining(far));
    expect([answer.status, answer.code, answer.retryable]).toEqual([503, 'trust/unreachable', true]);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await cadastre.census()).toEqual(before);
  });
});
