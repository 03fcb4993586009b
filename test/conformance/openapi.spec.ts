import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, type CadastreProcess } from '../support/process.ts';
import { describeWithSchemathesis, runSchemathesis } from '../support/schemathesis.ts';
import { until } from '../support/subscriber.ts';

// OpenAPI 3.1: what is described is taken, what is not is refused with what is described, on every path and by every method.
describeWithSchemathesis('/openapi.json, by Schemathesis', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-openapi-'));
  let cadastre: CadastreProcess;

  beforeAll(async () => {
    const data = { CADASTRE_DATA: folder, CADASTRE_SAMPLE: 'health', CADASTRE_REFUSAL_LIMIT: '0' };
    cadastre = await startProcess(data);
    for (let turn = 0; turn < 6 && !cadastre.output().includes('Ready:'); turn += 1)
      await until(() => cadastre.output().includes('Ready:')).catch(() => undefined);
  }, 150_000);

  afterAll(async () => {
    cadastre.child.kill('SIGTERM');
    await cadastre.ended;
    rmSync(folder, { recursive: true });
  });

  it('is true of the instance with the sample', async () => {
    const { code, said } = await runSchemathesis(cadastre.url);
    expect(said.replace(/^[\s\S]*?=+ FAILURES =+/, 'FAILURES').slice(0, code === 0 ? 0 : 8_000)).toBe('');
    expect(said).toMatch(/Tested: 2\d\b/);
    expect(Number(/(\d+) generated, (\d+) passed/.exec(said)?.[2])).toBeGreaterThan(1_000);
  }, 240_000);
});
