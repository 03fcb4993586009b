import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openSqlite, type GraphStore } from '#graph';
import { serverAudits } from 'graphql-http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalogue } from '../../../../test/support/small-catalogue.ts';

/** Audits of graphql-http that we answer otherwise, with the reason. The list may only shrink. */
const DIFFERENCES: Readonly<Record<string, string>> = {};

let url = '';
const audits = serverAudits({ url: () => url, fetchFn: fetch });

describe('GraphQL over HTTP', () => {
  let folder: string;
  let store: GraphStore;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-http-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    app = await openCatalogue(store);
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/graphql`;
  });
  afterAll(async () => {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (name, audit) => {
    const result = await audit.fn();
    if (name in DIFFERENCES) expect(result.status).not.toBe('ok');
    else expect(result).toMatchObject({ status: 'ok' });
  });

  it('serves GraphiQL from its package under a strict policy', async () => {
    const page = await fetch(url.replace('/graphql', '/graphiql'));
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|https?:/);
    const files = [...html.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBe(6);
    for (const path of files) {
      const file = await fetch(new URL(path, url));
      expect([path, file.status]).toEqual([path, 200]);
      expect(file.headers.get('content-type')).toMatch(/^text\/(?:css|javascript)/);
      expect((await file.text()).length).toBeGreaterThan(50);
    }
    expect((await fetch(new URL('/graphiql/constructor', url))).status).not.toBe(200);
  });
});
