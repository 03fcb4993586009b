/**
 * Where the time of the pipeline goes: milliseconds and share of every stage, then the functions that take most by
 * themselves, for the submissions of bench/pipeline.ts.
 *   npm run -s bench:profile [-- <number of functions>]
 */
import { Session, type Profiler } from 'node:inspector/promises';
import { relative } from 'node:path';
import { end, judge, STAGES, SUBMISSIONS, toMs, type Stage } from './staged.ts';

const WARM = 400;
const COUNT = 600;
const FUNCTIONS = Number(process.argv[2] ?? 25);
const ROOT = `${import.meta.dirname}/..`;

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 100 });
for (const { name, make } of SUBMISSIONS) {
  const bodies = Array.from({ length: WARM + COUNT }, (_, i) => make(i));
  for (const body of bodies.slice(0, WARM)) await judge(body, (_, work) => Promise.resolve(work()));
  const spent = new Map<Stage, number>();
  for (const body of bodies.slice(WARM)) {
    await judge(body, async (stage, work) => {
      const started = process.cpuUsage();
      const value = await work();
      spent.set(stage, (spent.get(stage) ?? 0) + toMs(process.cpuUsage(started)));
      return value;
    });
  }
  const total = STAGES.reduce((sum, stage) => sum + (spent.get(stage) ?? 0), 0);
  console.log(`\n${name}: ${(total / COUNT).toFixed(3)} ms of CPU`);
  for (const stage of STAGES) {
    const ms = spent.get(stage) ?? 0;
    console.log(`  ${stage.padEnd(10)} ${(ms / COUNT).toFixed(3).padStart(8)} ms  ${toShare(ms, total)}`);
  }
  await session.post('Profiler.start');
  for (const body of bodies.slice(WARM)) await judge(body, (_, work) => Promise.resolve(work()));
  tell((await session.post('Profiler.stop')).profile);
}
session.disconnect();
end();

/** The functions that most samples were taken in; idle time left out. */
function tell({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): void {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const self = new Map<string, number>();
  samples.forEach((id, i) => {
    const name = names.get(id) ?? '';
    if (name !== '(idle)' && !name.includes('node:inspector'))
      self.set(name, (self.get(name) ?? 0) + (timeDeltas[i] ?? 0));
  });
  const total = [...self.values()].reduce((sum, time) => sum + time, 0);
  console.log('  by function, its own time:');
  for (const [name, time] of [...self].sort(([, a], [, b]) => b - a).slice(0, FUNCTIONS))
    console.log(`    ${toShare(time, total)}  ${(time / 1000 / COUNT).toFixed(4)} ms  ${name}`);
}

function nameOf({ functionName, url, lineNumber }: Profiler.ProfileNode['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  const file = url.startsWith('file:') ? relative(ROOT, new URL(url).pathname) : relative(ROOT, url);
  return `${name}  ${url.startsWith('node:') ? url : file}:${lineNumber + 1}`;
}

function toShare(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1).padStart(5)} %`;
}
