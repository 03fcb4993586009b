import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '../../apps/cadastre/src/config.ts';
import { openCadastre, type Cadastre } from '../../apps/cadastre/src/open-cadastre.ts';
import { loadSample, prepareSample } from '../../apps/cadastre/src/sample/load.ts';

/** As much of the answers as is looked at. */
interface Answered {
  readonly data: {
    readonly search: { readonly totalCount: number; readonly nodes: readonly { readonly name: string }[] };
    readonly dataOfferings: { readonly nodes: readonly { readonly trust: { readonly issuer: string } }[] };
  };
  readonly outcome: string;
  readonly findings: readonly { readonly code: string; readonly fix?: string }[];
}

// What a newcomer sees at the first start, and at the second.
describe('the sample health data space', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cadastre-newcomer-'));
  const trustDir = join(dataDir, 'trust');
  const clock = (): Date => new Date();
  let cadastre: Cadastre;
  let lines: string[];

  const start = async (): Promise<void> => {
    lines = [];
    prepareSample({ dataDir, trustDir, clock });
    cadastre = await openCadastre(loadConfig({ PORT: '0', CADASTRE_DATA: dataDir }), {
      clock,
      workers: 1,
      log: 'silent',
    });
    await loadSample({ url: cadastre.url, dataDir, trustDir, clock, print: (line) => lines.push(line) });
  };
  /** Runs the command of a numbered line as it is printed. */
  const run = async (number: number): Promise<Answered> => {
    const command = lines[lines.findIndex((line) => line.startsWith(`${number}. `)) + 1] ?? '';
    expect(command).toMatch(/^ {3}curl -s '/);
    const { stdout } = await promisify(execFile)('bash', ['-c', command.trim()]);
    return JSON.parse(stdout) as Answered;
  };

  beforeAll(start, 120_000);
  afterAll(async () => {
    await cadastre.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('shows a verdict of each kind', () => {
    expect(lines.filter((line) => /^ {2}compliant SC /.test(line))).toHaveLength(30);
    const refused = lines.findIndex((line) => /^ {2}refused /.test(line));
    expect(lines[refused + 1]).toMatch(/^ +- .*\[(rdf|shapes)\//);
    const accepted = lines.findIndex((line) => /^ {2}accepted /.test(line));
    expect(lines[accepted + 1]).toMatch(/compliance\/terms-missing/);
    expect(lines).toContain('30 compliant and stored, 1 refused, 1 accepted by a dry run under lab.');
  });

  it('1: finds what is there', async () => {
    const { search } = (await run(1)).data;
    expect(search.totalCount).toBeGreaterThanOrEqual(2);
    expect(search.nodes.map((node) => node.name)).toContain('Diabetes observational study');
  });

  it('2: shows an offering with its provider and its trust', async () => {
    const [offering] = (await run(2)).data.dataOfferings.nodes;
    expect(offering).toMatchObject({
      name: 'Diabetes observational study',
      provider: { name: 'Hôpitaux Robert Schuman', legalAddress: { countryCode: 'LU' } },
      trust: { signature: 'OK', chain: 'OK', shapes: 'OK', outcome: 'COMPLIANT', level: 'SC', status: 'ACTIVE' },
    });
    expect(offering?.trust.issuer).toBe('did:web:hrs.ds4h.example');
  });

  it('3: tells what is wrong with the broken one', async () => {
    const { outcome, findings } = await run(3);
    expect(outcome).toBe('refused');
    const codes = findings.map((finding) => finding.code);
    expect(codes[0]).toBe('rdf/undefined-term');
    expect(codes).toContain('shapes/min-count');
    expect(findings[0]?.fix).toBeTruthy();
  });

  it('4: reads a credential by its digest', async () => {
    expect(await run(4)).toMatchObject({ status: 'active', type: 'gx:DataProduct' });
  });

  it('5: has a page to ask questions', async () => {
    const line = lines[lines.findIndex((text) => text.startsWith('5. ')) + 1] ?? '';
    const response = await fetch(line.trim());
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/graphiql/i);
  });

  it('is found again at a second start', async () => {
    const size = await cadastre.store.size();
    await cadastre.close();
    await start();
    expect(lines[0]).toBe('The sample health data space is already there: 30 presentations.');
    expect(await cadastre.store.size()).toBe(size);
    expect((await run(1)).data.search.totalCount).toBeGreaterThanOrEqual(2);
  }, 60_000);
});
