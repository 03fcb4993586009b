import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';
import { createFederation } from '../support/federation.ts';
import { describeOnStores } from '../support/stores.ts';

// contract.md §2, trust folder: a missing list means nobody and nothing, never anything.
describeOnStores('an empty list of the trust folder', (store) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  let cadastre: RunningCadastre;
  beforeAll(async () => {
    cadastre = await startCadastre({ store, federation });
  }, 120_000);
  afterAll(() => cadastre.close());

  const trust = (...path: string[]): string => join(cadastre.dataDir, 'trust', ...path);
  const codes = async (): Promise<readonly string[]> => {
    const { outcome, findings } = await cadastre.publish(federation.joining(member), { query: '?dryRun=true' });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(outcome).toBe(errors.length === 0 ? 'compliant' : 'refused');
    return errors.map(({ code }) => code);
  };
  const after = async (change: () => void): Promise<readonly string[]> => {
    const read = cadastre.trustRead();
    change();
    await read;
    return codes();
  };

  it('accepts no terms, from the moment it is empty to the moment it is not', async () => {
    expect(await codes()).toEqual([]);
    expect(await after(() => writeFileSync(trust('terms.json'), '{"accepted":[]}'))).toEqual([
      'compliance/terms-unknown',
    ]);
    expect(cadastre.logged()).toContain('WARNING: 0 terms');
    expect(await after(() => federation.writeTrust(trust()))).toEqual([]);
    expect(await after(() => rmSync(trust('terms.json')))).toEqual(['compliance/terms-unknown']);
    expect(await after(() => writeFileSync(trust('terms.json'), '{}'))).toEqual(['compliance/terms-unknown']);
    const { findings } = await cadastre.publish(federation.joining(member));
    const unknown = findings.find(({ code }) => code === 'compliance/terms-unknown');
    expect(unknown).toMatchObject({
      expected: 'no hash is accepted here: the operator of this catalogue has named no terms and conditions',
      fix: { text: 'Ask the operator of this catalogue to name the terms and conditions that it accepts.' },
    });
    expect(await cadastre.admitted()).toEqual([]);
  }, 60_000);

  it('trusts nobody for numbers, and no chain', async () => {
    federation.writeTrust(trust());
    await cadastre.trustRead();
    const numbers = await after(() => rmSync(trust('issuers.json')));
    expect(numbers).toContain('compliance/registration-number-untrusted');
    const chains = await after(() => rmSync(trust('anchors'), { recursive: true }));
    expect(new Set(chains)).toEqual(new Set(['trust/unknown-anchor']));
    expect(cadastre.logged()).toContain('WARNING: 0 anchors');
  }, 60_000);

  it('is not ready without the folder, and is again when it is there', async () => {
    const parts = async (): Promise<object> => {
      const response = await fetch(`${cadastre.url}/health/ready`);
      return { status: response.status, ...((await response.json()) as { parts: object }).parts };
    };
    await after(() => rmSync(trust(), { recursive: true }));
    expect(await parts()).toMatchObject({ status: 503, trust: false, workers: true });
    expect(cadastre.logged()).toContain('WARNING: there is no trust folder');
    expect(await after(() => federation.writeTrust(trust()))).toEqual([]);
    expect(await parts()).toMatchObject({ status: 200, trust: true });
  }, 60_000);
});
