import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REGISTRY_OPTIONS, RELEASES, type RegistryOptions } from './registry-options.ts';
import { releaseOf, sendDocument } from './release-sending.ts';
import type { ReleaseShelf } from './release-shelf.ts';

/** Shapes and contexts of the releases this instance knows, so that others can judge, and pin, as it does. */
@Controller()
export class ShapesController {
  readonly #options: RegistryOptions;
  readonly #shelf: () => Promise<ReleaseShelf>;

  constructor(
    @Inject(REGISTRY_OPTIONS) options: RegistryOptions,
    @Inject(RELEASES) shelf: () => Promise<ReleaseShelf>,
  ) {
    this.#options = options;
    this.#shelf = shelf;
  }

  @Get('shapes')
  @Header('Cache-Control', 'public, no-cache')
  async list(): Promise<object> {
    const { publicUrl, releases } = this.#options;
    const listed = [...(await this.#shelf()).values()].map(({ name, version, date, digest }) => {
      const links = (query: string) => ({
        shapes: `${publicUrl}/shapes/${name}${query}`,
        context: `${publicUrl}/contexts/${name}${query}`,
      });
      const isInUse = name === releases.inUse;
      return { name, version, date, digest, inUse: isInUse, ...links(''), immutable: links(`?digest=${digest}`) };
    });
    return { releases: listed };
  }

  @Get('shapes/:release')
  async shapes(
    @Param('release') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const release = releaseOf(await this.#shelf(), name);
    const forms = { 'text/turtle': release.turtle, 'application/ld+json': release.jsonLd };
    await sendDocument(release, forms, { request, reply });
  }

  @Get('contexts/:release')
  async context(
    @Param('release') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const release = releaseOf(await this.#shelf(), name);
    await sendDocument(release, { 'application/ld+json': release.context }, { request, reply });
  }
}
