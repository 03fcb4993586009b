import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { withinTime } from './time-limit.ts';

describe('withinTime', () => {
  it('gives the work’s answer and leaves nothing behind', async () => {
    const response = new EventEmitter() as ServerResponse;
    expect(await withinTime(() => Promise.resolve(7), { response })).toBe(7);
    expect(response.listenerCount('close')).toBe(0);
  });

  it('refuses and aborts what takes too long', async () => {
    let given: AbortSignal | undefined;
    const late = withinTime((signal) => ((given = signal), sleep(5_000, undefined, { signal })), { limit: 20 });
    await expect(late).rejects.toMatchObject({ findings: [{ code: 'store/unavailable', retryable: true }] });
    expect(given?.aborted).toBe(true);
  });

  it('aborts when the client leaves', async () => {
    const response = new EventEmitter() as ServerResponse;
    let given: AbortSignal | undefined;
    const left = withinTime((signal) => ((given = signal), sleep(5_000, undefined, { signal })), { response });
    response.emit('close');
    await expect(left).rejects.toMatchObject({ findings: [{ code: 'store/unavailable' }] });
    expect(given?.aborted).toBe(true);
  });
});
