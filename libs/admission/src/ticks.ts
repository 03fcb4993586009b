const WRAP = 0x7fffffff;

/** Milliseconds of the machine's monotonic clock, which all threads share, in 31 bits. No time of day. */
export function ticks(): number {
  return Number(process.hrtime.bigint() / 1_000_000n) & WRAP;
}

/** Milliseconds from `since` until now; 0 where another thread wrote `since` a moment after our reading. */
export function ticksSince(since: number): number {
  const passed = (ticks() - since) & WRAP;
  return passed > WRAP / 2 ? 0 : passed;
}
