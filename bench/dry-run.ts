/**
 * Dry runs through HTTP (`?dryRun=true`), every check on: 16 clients in a process of their own, every body another
 * presentation of one credential whose provider is in the catalogue. Tells how late the event loop of the instance was.
 *   npm run build && npm run -s bench -- bench/dry-run.ts
 * PROFILE=folder keeps CPU profiles of the instance; WORKERS=n sets its judging threads.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CadastreClient } from '../test/support/client.ts';
import { serviceOffering } from '../test/support/documents.ts';
import { createFederation } from '../test/support/federation.ts';
import { load, startInstance, toLine } from './instance.ts';

const ROUNDS = 4;
const COUNT = 2_000;
const federation = createFederation();
const member = federation.participant({ name: 'Member' });
mkdirSync(resolve('data'), { recursive: true });
const folder = mkdtempSync(join(resolve('data'), 'bench-'));
federation.writeTrust(join(folder, 'trust'));
try {
  const instance = await startInstance({
    CADASTRE_DATA: folder,
    CADASTRE_PUBLIC_URL: 'https://cadastre.example',
    CADASTRE_REFUSAL_LIMIT: '0',
  });
  try {
    const { status } = await new CadastreClient(instance.url).publish(federation.joining(member));
    if (status !== 201) throw new Error(`The provider was answered ${status}`);
    for (let round = 0; round < ROUNDS; round++) {
      const bodies = Array.from({ length: COUNT }, (_, i) => presentation(`${round}-${i}`));
      const sent = await load(instance, { path: '/credentials?dryRun=true', bodies, file: join(folder, 'bodies.txt') });
      // The first round warms the instance.
      console.log(`${round === 0 ? 'warming' : `round ${round}`}: ${toLine(sent, '200 compliant')}`);
    }
  } finally {
    await instance.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function presentation(key: string): string {
  return federation.vp(member, [federation.vc(member, serviceOffering(member, key))]);
}
