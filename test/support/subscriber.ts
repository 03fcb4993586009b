import { createClient, type Client } from 'graphql-ws';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';

/** What a subscription told so far, and how it ended. */
export interface Heard<T> {
  readonly told: T[];
  readonly errors: unknown[];
  readonly ended: Promise<void>;
  stop(): void;
}

/** A client of graphql-transport-ws as consumers use it, which does not connect again by itself. */
export function subscriber(url: string): Client {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
  });
}

export function listen<T>(client: Client, query: string, variables: Record<string, unknown> = {}): Heard<T> {
  const told: T[] = [];
  const errors: unknown[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const stop = client.subscribe<T>(
    { query, variables },
    {
      next: ({ data, errors: wrong }) => {
        if (data !== null && data !== undefined) told.push(data);
        if (wrong !== undefined) errors.push(...wrong);
      },
      error: (error) => {
        errors.push(...[error].flat());
        resolve();
      },
      complete: resolve,
    },
  );
  return { told, errors, ended, stop };
}

/** Resolves when it holds; fails after 15 s. */
export async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 10) {
    if (holds()) return;
    await sleep(10);
  }
  throw new Error('It did not happen within 15 s');
}
