/** A process that is measured, watched from within: asked by its parent over IPC, it tells what it spent since the last question. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** CPU in milliseconds: of the thread that serves, and of all the others. Delay in milliseconds beyond the resolution. Memory in MB, now. */
export interface Watched {
  readonly main: number;
  readonly others: number;
  readonly memory: { readonly resident: number; readonly heap: number; readonly buffers: number };
  readonly delay: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** The histogram samples a timer of so many milliseconds: what it says beyond that is delay. */
const RESOLUTION = 1;

/** Tells the parent where it listens, then answers it until it says `close`. */
export function beWatched(url: string, close: () => Promise<void>): void {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  let all = process.cpuUsage();
  let own = process.threadCpuUsage();
  process.on('message', (asked) => {
    if (asked === 'close') return void close().then(() => process.exit(0));
    const used = toMs(process.cpuUsage(all));
    const main = toMs(process.threadCpuUsage(own));
    const late = (percentile: number): number => Math.max(0, histogram.percentile(percentile) / 1e6 - RESOLUTION);
    const delay = { p50: late(50), p99: late(99), max: Math.max(0, histogram.max / 1e6 - RESOLUTION) };
    const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
    const memory = { resident: rss / 1e6, heap: heapUsed / 1e6, buffers: arrayBuffers / 1e6 };
    process.send?.({ main, others: used - main, memory, delay } satisfies Watched);
    histogram.reset();
    all = process.cpuUsage();
    own = process.threadCpuUsage();
  });
  process.send?.({ url });
}

function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
