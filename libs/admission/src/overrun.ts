import { Refusal } from '#refusal';

/** A document cost more CPU than a submission may, in all its stretches together (contract.md §1). */
export function overran(limit: number, found = 'more'): Refusal {
  return Refusal.of('admission/overrun', {
    pointer: '',
    expected: `at most ${limit} ms of work for one submission`,
    found,
    fix: 'Split the presentation, or make the credentials smaller.',
  });
}

/** CPU of the thread that asks, ms since it started. */
export function threadTime(): number {
  return toMs(process.threadCpuUsage());
}

export function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
