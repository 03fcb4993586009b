import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { Refusal } from '#refusal';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdempotencyLedger } from './idempotency.ts';

describe('IdempotencyLedger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-'));
  const body = Buffer.from('a.b.c');
  let now = Date.parse('2026-05-01T00:00:00Z');
  let store: GraphStore;
  let ledger: IdempotencyLedger;
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'store.sqlite') });
    ledger = new IdempotencyLedger(store, () => new Date(now));
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('answers once for 24 hours, also after a restart', async () => {
    let runs = 0;
    const work = async () => ({ status: 201, body: { run: ++runs } });
    const first = await ledger.once({ key: 'a', body }, work);
    const restarted = new IdempotencyLedger(store, () => new Date(now));
    expect(await restarted.once({ key: 'a', body }, work)).toEqual(first);
    await expect(ledger.once({ key: 'a', body: Buffer.from('other') }, work)).rejects.toThrow('idempotency/mismatch');
    expect(runs).toBe(1);
    now += 24 * 3600 * 1000 + 1000;
    expect(await ledger.once({ key: 'a', body }, work)).toEqual({ status: 201, body: { run: 2 } });
  });

  it('keeps a refusal that lasts, and none that may pass', async () => {
    let runs = 0;
    const refuse = (code: 'verify/signature' | 'trust/unreachable', retryable: boolean) => async () => {
      runs += 1;
      throw Refusal.of(code, { retryable, pointer: '/credentials/0' });
    };
    for (let i = 0; i < 2; i += 1) {
      await expect(ledger.once({ key: 'b', body }, refuse('verify/signature', false))).rejects.toMatchObject({
        findings: [{ code: 'verify/signature', pointer: '/credentials/0' }],
      });
    }
    expect(runs).toBe(1);
    for (let i = 0; i < 2; i += 1) {
      await expect(ledger.once({ key: 'c', body }, refuse('trust/unreachable', true))).rejects.toThrow(
        'trust/unreachable',
      );
    }
    expect(runs).toBe(3);
  });

  it('knows a key that is in use', async () => {
    let release: () => void = () => undefined;
    const slow = ledger.once({ key: 'd', body }, async () => {
      await new Promise<void>((resolve) => (release = resolve));
      return { status: 200, body: {} };
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const work = async () => ({ status: 200, body: {} });
    await expect(ledger.once({ key: 'd', body }, work)).rejects.toThrow('idempotency/in-flight');
    await expect(ledger.once({ key: 'd', body: Buffer.from('x') }, work)).rejects.toThrow('idempotency/mismatch');
    release();
    expect((await slow).status).toBe(200);
  });
});
