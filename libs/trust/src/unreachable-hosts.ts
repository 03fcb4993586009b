import { performance } from 'node:perf_hooks';
import type { Refusal } from '#refusal';

const MAX_HOSTS = 1_000;

/**
 * Hosts to which no connection could be made a moment ago, so that many documents of one are not many waits for it. Short, so that
 * one that comes back is seen by who sends again. What a host answers is no part of it: that may differ by path.
 */
export class UnreachableHosts {
  private readonly hosts = new Map<string, { readonly refusal: Refusal; readonly until: number }>();
  private readonly lifetime: number;

  /** @param lifetime Milliseconds. */
  constructor(lifetime: number) {
    this.lifetime = lifetime;
  }

  /** Throws what the last attempt ended in, where that was a moment ago. */
  refuse(host: string): void {
    const known = this.hosts.get(host);
    if (known !== undefined && performance.now() < known.until) throw known.refusal;
  }

  put(host: string, refusal: Refusal): void {
    this.hosts.delete(host);
    this.hosts.set(host, { refusal, until: performance.now() + this.lifetime });
    const [oldest] = this.hosts.keys();
    if (this.hosts.size > MAX_HOSTS && oldest !== undefined) this.hosts.delete(oldest);
  }
}
