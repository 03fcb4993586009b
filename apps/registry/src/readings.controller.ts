import { ANONYMOUS, type Catalogue, type Reader } from '#reading';
import { Refusal } from '#refusal';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { attestationForms, credentialForms, decisionForms, evidenceForms } from './readings/forms.ts';
import { presentationOf, validUntilOf } from './readings/attestation.ts';
import { sendReading } from './readings/sending.ts';
import { REGISTRY_OPTIONS, type ReadingOptions } from './registry-options.ts';

export const DIGEST = /^[0-9a-f]{64}$/;

/** What stands under a digest (contract.md §1): every digest that an answer names can be fetched. */
@Controller()
export class ReadingsController {
  readonly #catalogue: Catalogue;

  constructor(@Inject(REGISTRY_OPTIONS) options: ReadingOptions) {
    this.#catalogue = options.catalogue;
  }

  /** A credential, or an attestation of this instance. */
  @Get('credentials/:digest')
  async read(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!DIGEST.test(digest)) throw noCredential();
    const reader = this.#catalogue.reader(ANONYMOUS);
    const credential = await reader.credential(digest);
    if (credential !== undefined) {
      const isListed = (iri: string): boolean => reader.listed(iri) !== undefined;
      return await sendReading(
        credentialForms(credential, await reader.standing(credential), isListed),
        request,
        reply,
      );
    }
    const attestation = await reader.attestation(digest);
    // The store also finds an attestation by the presentation it is about; a reading is of the very bytes it names.
    if (attestation === undefined || sha256(attestation) !== digest) throw noCredential();
    await sendAttestation({ attestation, isById: false, reader }, { request, reply });
  }

  /** The attestation of a presentation: its `id` is this address. */
  @Get('credentials/:digest/attestation')
  async attestation(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = this.#catalogue.reader(ANONYMOUS);
    const decision = DIGEST.test(digest) ? await reader.decision(digest) : undefined;
    if (decision?.attestation === undefined) throw notFound('the digest of a presentation that was found compliant');
    await sendAttestation({ attestation: decision.attestation, isById: true, reader }, { request, reply });
  }

  @Get('decisions/:digest')
  async decision(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = DIGEST.test(digest) ? await this.#catalogue.reader(ANONYMOUS).decision(digest) : undefined;
    if (decision === undefined) throw notFound('the digest of a presentation that was admitted');
    await sendReading(decisionForms(decision), request, reply);
  }

  @Get('evidence/:digest')
  async evidence(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const evidence = DIGEST.test(digest) ? await this.#catalogue.reader(ANONYMOUS).evidence(digest) : undefined;
    if (evidence === undefined) throw notFound('the digest of evidence that a decision rests on');
    await sendReading(evidenceForms(evidence), request, reply);
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function sendAttestation(
  { attestation, isById, reader }: { readonly attestation: string; readonly isById: boolean; readonly reader: Reader },
  { request, reply }: Exchange,
): Promise<void> {
  const presentation = presentationOf(attestation);
  const decision = await reader.decision(presentation);
  if (decision === undefined) throw noCredential();
  const standing = await reader.standingOfAttestation(decision, validUntilOf(attestation));
  const forms = attestationForms({ attestation, digest: sha256(attestation), presentation, standing, isById });
  await sendReading(forms, request, reply);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function noCredential(): Refusal {
  return notFound('the digest of a stored credential');
}

function notFound(expected: string): Refusal {
  return Refusal.of('request/not-found', { expected: `${expected}: 64 lower-case hex digits` });
}
