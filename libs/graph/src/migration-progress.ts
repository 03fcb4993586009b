/** Told while a store is brought to the present layout, where that takes long: how many log entries of how many are done. */
export type MigrationProgress = (done: number, total: number) => void;

/** How often it is told: something like once a second or two. */
const EVERY = 25_000;

/** Calls `tell` each time that another `EVERY` entries are done; a small log is not worth a word. */
export function toldInSteps(tell: MigrationProgress): MigrationProgress {
  let next = EVERY;
  return (done, total) => {
    if (done < next) return;
    next = done - (done % EVERY) + EVERY;
    tell(done, total);
  };
}
