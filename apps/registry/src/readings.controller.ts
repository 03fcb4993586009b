import { Refusal } from '#refusal';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDigestOf, sendCredential } from './credential-reading.ts';
import { REGISTRY_OPTIONS, type ReadingOptions } from './registry-options.ts';

export const DIGEST = /^[0-9a-f]{64}$/;

/** What stands under a digest (contract.md §1): all it takes is the store. */
@Controller('credentials')
export class ReadingsController {
  readonly #options: ReadingOptions;

  constructor(@Inject(REGISTRY_OPTIONS) options: ReadingOptions) {
    this.#options = options;
  }

  @Get(':digest')
  async read(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!DIGEST.test(digest)) throw noCredential();
    const { store, clock } = this.#options;
    const credential = await store.credential(digest);
    const attestation = credential === undefined ? await store.attestation(digest) : undefined;
    // The store also finds an attestation by the presentation it is about; a reading is of the very bytes it names.
    const found = credential !== undefined || (attestation !== undefined && isDigestOf(digest, attestation));
    if (!found) throw noCredential();
    await sendCredential({ digest, credential, attestation, now: clock() }, request, reply);
  }
}

export function noCredential(): Refusal {
  return Refusal.of('request/not-found', { expected: 'the digest of a stored credential: 64 lower-case hex digits' });
}
