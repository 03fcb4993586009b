import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Follow } from './follow.ts';

/** Follows the log as long as the application runs: the index is whole before the first request is answered. */
@Injectable()
export class Following implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #follow: Follow;

  constructor(@Inject(Follow) follow: Follow) {
    this.#follow = follow;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#follow.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#follow.stop();
  }
}
