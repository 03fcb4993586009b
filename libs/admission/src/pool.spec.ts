import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { loadTrust } from '#trust';
import { serviceOffering } from '../../../test/support/documents.ts';
import { createFederation } from '../../../test/support/federation.ts';
import { ROOT } from '../../../test/support/shared.ts';
import { JudgingPool, type PoolOptions } from './pool.ts';
import type { Submission } from './submission.ts';

const AT = '2026-11-01T12:00:00Z';
const federation = createFederation({ at: AT });
const party = federation.participant({ pinned: false });
const dir = mkdtempSync(join(tmpdir(), 'pool-'));
federation.writeTrust(dir);
const { state } = loadTrust(dir);

let pool: JudgingPool;
afterEach(() => pool.close());

function open(more: Partial<PoolOptions>): JudgingPool {
  return (pool = new JudgingPool({
    releaseDir: join(ROOT, 'shapes', 'loire-25.11'),
    instance: { did: 'did:web:cadastre.example', publicUrl: 'https://cadastre.example' },
    clock: () => new Date(AT),
    trust: () => state,
    gather: () => Promise.resolve({ gathered: { documents: {}, chains: {} }, evidence: [] }),
    known: () => Promise.resolve({ subjects: [], credentials: [], byIssuer: [], reserved: [] }),
    workers: 1,
    ...more,
  }));
}

const submission = (body: string): Submission => ({
  body: Buffer.from(body),
  mediaType: 'application/vp+jwt',
  policy: 'strict',
  at: AT,
});

describe('the pool of judging threads', () => {
  it('carries a refusal across threads with its findings', async () => {
    open({});
    await expect(pool.judge(submission('not a token'))).rejects.toMatchObject({ code: 'credential/not-jws' });
  });

  it('replaces a thread that overruns, refuses its document and judges the others it had open', async () => {
    // A ring of nodes with nothing to tell them apart stays within what one credential may cost, and sixty of them take seconds.
    const ring = Array.from({ length: 60 }, (_, i) => ({
      id: `_:n${i}`,
      'gx:aggregationOfResources': { id: `_:n${(i + 1) % 60}` },
    }));
    const rings = Array.from({ length: 60 }, (_, i) =>
      federation.vc(party, serviceOffering(party, `ring${i}`, { 'gx:aggregationOfResources': ring })),
    );
    const poison = federation.vp(party, rings);
    const innocent = federation.joining(federation.participant({ pinned: false }));
    const known = {
      kind: 'found',
      value: party.document,
      evidence: { digest: '', kind: 'did', url: party.did, bytes: '', time: AT },
    };
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    open({
      limit: 600,
      gather: async (needs) => {
        const isPoison = needs.some((n) => n.did === party.did);
        if (!isPoison) await held;
        return { gathered: { documents: isPoison ? { [party.did]: known as never } : {}, chains: {} }, evidence: [] };
      },
    });
    await pool.opened();
    const other = pool.judge(submission(innocent));
    const judged = expect(other).rejects.toMatchObject({ code: expect.stringMatching(/^(verify|trust)\//) });
    await expect(pool.judge(submission(poison))).rejects.toMatchObject({
      code: 'admission/overrun',
    });
    release?.();
    await judged;
    expect(pool.ready).toBe(1);
  });

  it('refuses what is still open when it closes', async () => {
    open({ gather: () => new Promise(() => undefined) });
    await pool.opened();
    const open_ = pool.judge(submission(federation.joining(party)));
    const refused = expect(open_).rejects.toMatchObject({ code: 'server/closing' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pool.close();
    await refused;
  });

  it('says so when threads cannot start', async () => {
    open({ releaseDir: join(ROOT, 'shapes', 'no-such-release') });
    await expect(pool.opened()).rejects.toThrow(/no-such-release/);
  });
});
