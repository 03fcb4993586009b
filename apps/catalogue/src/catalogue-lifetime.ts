import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Catalogue } from '#reading';
import { CATALOGUE } from './tokens.ts';

/** Follows the log as long as the application runs: the index is whole before the first request is answered. */
@Injectable()
export class CatalogueLifetime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #catalogue: Catalogue;

  constructor(@Inject(CATALOGUE) catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#catalogue.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#catalogue.stop();
  }
}
