import type { Follow } from '../../catalogue/src/index.ts';
import type { GraphStore } from '#graph';
import { Refusal } from '#refusal';

const INDEX_WITHIN = 1_000;

/** Whether the store answers, and the index holds what was in the log a second ago or less. */
export async function readinessOf(
  store: GraphStore,
  follow: Follow,
): Promise<{ readonly store: boolean; readonly index: boolean }> {
  try {
    const logged = await store.size();
    const isCaughtUp = follow.next >= logged || (await isSoon(follow, logged));
    return { store: await store.ready(), index: isCaughtUp };
  } catch (error) {
    if (error instanceof Refusal) return { store: false, index: false };
    throw error;
  }
}

/** A write of a moment ago is followed within the next poll. */
async function isSoon(follow: Follow, logged: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, INDEX_WITHIN));
  return follow.next >= logged;
}
