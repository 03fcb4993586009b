import type { RouteTable } from '../../registry/src/index.ts';
import type { GraphStore } from '#graph';

/** What a test may put in the place of the real thing. */
export interface RunOptions {
  readonly clock?: () => Date;
  readonly log?: 'plain' | 'json' | 'silent';
  /** Whether data that another identity signed is to be gone on with under a new one. */
  readonly newIdentity?: boolean;
  /** Told of what an operator should know: a broken trust file, a demo identity. */
  readonly say?: (text: string) => void;
}

/** A running process of whichever sides. */
export interface Running {
  /** Where it listens. */
  readonly url: string;
  readonly store: GraphStore;
  readonly routes: RouteTable;
  /** Part of the instance → whether it works now. */
  ready(): Promise<{ readonly [part: string]: boolean }>;
  setLogLevel(level: 'info' | 'warn'): void;
  /** Finishes what was accepted, then stops every part. */
  close(): Promise<void>;
}

export type Closer = () => Promise<void> | void;

/** Opens every part in order, and closes those that were opened, the last one first, at the end or where one fails. */
export async function openParts<Parts extends object>(
  open: (closers: Closer[]) => Promise<Parts>,
): Promise<Parts & { close(): Promise<void> }> {
  const closers: Closer[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    return { ...(await open(closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
