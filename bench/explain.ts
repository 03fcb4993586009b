/**
 * Findings held against what was really wrong: single faults of every kind, seeded, in ten documents that conform. Whoever makes a
 * fault writes down what it is; the first finding must name that, its pointer must lead there, and its patch must mend it.
 *   node --conditions=cadastre-source bench/explain.ts [faults] [seed]
 */
import { resolve } from 'node:path';
import { shapesOf } from '#admission';
import { loadRelease } from '#rdf';
import { compileShapes } from '#shapes';
import { seededRun } from '../test/support/explain/seeded-run.ts';
import { tenSubmissions } from '../test/support/explain/submissions.ts';

const print = (figure: string, value: string): void => console.log(`${figure.padEnd(62)} ${value}`);
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const root = resolve(import.meta.dirname, '..');
const release = loadRelease(resolve(root, 'shapes', 'loire-25.11'));
const shapes = compileShapes(...shapesOf(release));
const submissions = await tenSubmissions(root, { release, shapes });
const [count = 1_000, seed = 25_11] = process.argv.slice(2).map(Number);
const outcomes = await seededRun(submissions, { count, seed }, { release, shapes });

const named = outcomes.filter((one) => one.named);
const exact = outcomes.filter((one) => one.exact);
const offered = outcomes.filter((one) => one.mended !== undefined);
const mended = offered.filter((one) => one.mended === true);
const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
const kinds = Map.groupBy(outcomes, ({ kind }) => kind);
const codes = new Set(outcomes.flatMap(({ components }) => components));

print(`faults of ${kinds.size} kinds in ${submissions.length} documents`, String(outcomes.length));
print(
  'codes that were told',
  [...codes]
    .map((code) => code.replace('shapes/', ''))
    .sort()
    .join(' '),
);
print('kinds', [...kinds].map(([kind, all]) => `${kind} ${all.length}`).join(', '));
print('first finding names the true cause', percent(named.length, outcomes.length));
print('pointer exact', percent(exact.length, outcomes.length));
print('patches offered', String(offered.length));
print('of these remove the finding when applied', percent(mended.length, offered.length));
print('of these leave nothing to find', percent(offered.filter((one) => one.clean).length, offered.length));
print(
  'ms per explained document, median and 99th percentile',
  [0.5, 0.99].map((p) => (times[Math.floor(p * times.length)] ?? 0).toFixed(1)).join(' / '),
);
for (const one of outcomes.filter((o) => !o.named || !o.exact || o.mended === false)) {
  const why = [one.named ? '' : 'not named', one.exact ? '' : 'not exact', one.mended === false ? 'not mended' : '']
    .filter(Boolean)
    .join(', ');
  console.error(
    `${why}: ${one.kind} in ${one.document} ${JSON.stringify(one.key)} → ${one.first?.code ?? 'nothing'} ${one.first?.pointer ?? ''} ${one.first?.path?.shaclPath ?? ''}`,
  );
}
if (named.length < 0.98 * outcomes.length || exact.length < 0.99 * outcomes.length || mended.length < offered.length)
  process.exitCode = 1;
