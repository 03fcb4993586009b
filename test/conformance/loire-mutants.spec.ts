import type { Quad } from '#rdf';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeWithShared, ROOT } from '../support/shared.ts';
import { coverageOf, quadsOf, toLines, toTable, type Coverage } from './loire-coverage.ts';
import { dropsOf } from './loire-drops.ts';
import { listedValues } from './loire-lists.ts';
import { readModel } from './loire-model.ts';
import { breed, type Herd } from './loire-mutants.ts';
import { seeded } from '../support/seeded.ts';
import { IMPLIED, UNREACHED } from './loire-mutants.differences.ts';
import { askOracle, compileOwn, loadJudges, RELEASES, results, toVerdict, type Judges } from './loire-oracle.ts';

const LONG = process.env['LONG'] === '1';
const PAGE = join(ROOT, 'docs', 'shapes-coverage.md');
const FULL = join(ROOT, '.cache', 'shapes-coverage.tsv');
const SEED = 20261122;
const HEAD = `# Coverage of the Loire shapes

How the equivalence test covers every class and every constraint (path and component) of the official shapes.
From one conforming instance of each class \`test/conformance/loire-mutants.spec.ts\` generates mutants
(a property left out, given each value that the shape names and each of a set of wrong ones, one value too many or too
few, every unknown property, seeded random changes), and checks that our shapes and the official ones report the same
focus, path and component on every mutant by our engine, and by shacl-engine on a fixed 1,000 (\`LONG=1\`: on all). A
mutant is *killed* when a constraint of its own class, which its conforming parent does not violate, appears in both
results; a constraint without a path belongs to the class itself. The long form generates this page, writes the same for every
constraint to \`.cache/shapes-coverage.tsv\`, and leaves out each of our constraints in turn, expecting a result to
change; constraints that others imply are listed with the reason in \`test/conformance/loire-mutants.differences.ts\`.
`;

/** Mutants that the oracle judges where time is short, of all releases together; in the long form it judges all. */
const SAMPLE = 1_000;

describeWithShared('mutants of the Loire classes', () => {
  const tables = new Map<string, string>();
  const lines: string[] = [];

  describe.each(RELEASES)('$name', (folder) => {
    let judges: Judges;
    let herd: Herd;
    let coverage: readonly Coverage[];

    beforeAll(() => {
      judges = loadJudges(folder);
      herd = breed(readModel(judges.officialShapes), (quads) => results(quads, judges.official), { random: 10 });
    }, 120_000);

    it('come from an instance of every class that conforms', async () => {
      expect(herd.classes).toHaveLength(166);
      const instances = herd.classes.flatMap(({ minimal, full }) => [...minimal.quads, ...full.quads]);
      const quads = [...instances, ...herd.background];
      expect(toVerdict(results(quads, judges.official))).toEqual(new Set());
      expect(toVerdict(results(quads, judges.own))).toEqual(new Set());
      expect(await askOracle(judges.oracle.official, quads)).toEqual(new Set());
    }, 60_000);

    it('get the same verdict from our shapes and from the official ones', () => {
      coverage = herd.classes.map((specimens) => {
        const quads = quadsOf(specimens, herd);
        const expected = results(quads, judges.official);
        expect(toVerdict(results(quads, judges.own))).toEqual(toVerdict(expected));
        return coverageOf(specimens, expected);
      });
      const count = coverage.reduce((sum, { mutants }) => sum + mutants, 0);
      expect(count).toBeGreaterThan(20_000);
    }, 120_000);

    it('reach every constraint of every class', () => {
      const unreached = coverage.flatMap(({ iri, constraints }) =>
        constraints
          .filter(({ kills }) => kills === 0)
          .map(({ path, component }) => `${judges.release.name} ${iri} ${path} ${component}`),
      );
      expect(unreached.sort()).toEqual(UNREACHED.filter(({ id }) => id.startsWith(folder.name)).map(({ id }) => id));
      lines.push(...toLines(folder.name, coverage));
      tables.set(folder.name, `## ${folder.name}\n\n${toTable(coverage, judges.release)}\n`);
    });

    it(`get the same verdict from the oracle${LONG ? '' : `, ${SAMPLE / RELEASES.length} of them`}`, async () => {
      const random = seeded(SEED);
      const mixed = <Item>(items: readonly Item[]): readonly Item[] => [...items].sort(() => random() - 0.5);
      const each = herd.classes.map(({ mutants }) => mixed(mutants));
      const others = mixed(each.flatMap((mutants) => mutants.slice(1, 4)));
      const sample = [...each.flatMap((mutants) => mutants.slice(0, 1)), ...others].slice(0, SAMPLE / RELEASES.length);
      const flocks = LONG ? each : [sample];
      expect(flocks.flat().length).toBeGreaterThanOrEqual(LONG ? 10_000 : SAMPLE / RELEASES.length);
      for (const [at, mutants] of flocks.entries()) {
        const quads = quadsOf({ mutants }, herd);
        const expected = await askOracle(judges.oracle.official, quads);
        expect(toVerdict(results(quads, judges.own))).toEqual(expected);
        // Our shapes on the other engine as well: on some only, for the time it takes.
        if (at % 4 === 0) expect(await askOracle(judges.oracle.own, quads)).toEqual(expected);
      }
    }, 1_800_000);

    it('agree on every value of every code list', () => {
      const verdict = (quads: readonly Quad[]) => toVerdict(results(quads, judges.official));
      for (const quads of listedValues([judges.ownShapes, judges.officialShapes])) {
        expect(toVerdict(results(quads, judges.own))).toEqual(verdict(quads));
      }
    }, 120_000);

    it(`notice every constraint of ours that is left out${LONG ? '' : ', one of forty'}`, () => {
      const unnoticed = dropsOf(judges.ownShapes)
        .filter((_, at) => LONG || at % 40 === 0)
        .filter(({ dropped, classes }) => {
          const without = judges.ownShapes.filter((quad) => quad !== dropped);
          const shapes = compileOwn(without, judges.release);
          const own = herd.classes.filter(({ model }) => classes.includes(model.iri));
          return own.every((specimens) => {
            const quads = quadsOf(specimens, herd);
            const expected = toVerdict(results(quads, judges.own));
            const found = toVerdict(results(quads, shapes));
            return found.size === expected.size && [...found].every((line) => expected.has(line));
          });
        })
        .map(({ id }) => id);
      const listed = IMPLIED.filter(({ releases }) => releases.includes(folder.name)).flatMap(({ ids }) => ids);
      expect(unnoticed.filter((id) => !listed.includes(id))).toEqual([]);
      if (LONG) expect([...unnoticed].sort()).toEqual([...listed].sort());
    }, 1_800_000);
  });

  it('are counted in docs/shapes-coverage.md; the long form writes it', () => {
    const page = [HEAD, ...RELEASES.map(({ name }) => tables.get(name) ?? '')].join('\n');
    if (LONG) {
      writeFileSync(PAGE, page);
      mkdirSync(dirname(FULL), { recursive: true });
      writeFileSync(FULL, `${lines.join('\n')}\n`);
    }
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});
