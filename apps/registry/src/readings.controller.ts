import type { EvidenceRecord, StoredCredential, StoredDecision } from '#graph';
import { Refusal } from '#refusal';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { attestationForms, credentialForms, decisionForms, evidenceForms } from './readings/forms.ts';
import { presentationOf, validUntilOf } from './readings/attestation.ts';
import { sendReading } from './readings/sending.ts';
import { standingOf, standingOfAttestation, type Standing } from './readings/standing.ts';
import { REGISTRY_OPTIONS, type ReadingOptions } from './registry-options.ts';

export const DIGEST = /^[0-9a-f]{64}$/;

/** What stands under a digest (contract.md §1): every digest that an answer names can be fetched. All it takes is the store. */
@Controller()
export class ReadingsController {
  readonly #options: ReadingOptions;

  constructor(@Inject(REGISTRY_OPTIONS) options: ReadingOptions) {
    this.#options = options;
  }

  /** A credential, or an attestation of this instance. */
  @Get('credentials/:digest')
  async read(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { store, clock, isListed = () => false } = this.#options;
    const credential = DIGEST.test(digest) ? await store.credential(digest) : undefined;
    if (credential !== undefined) {
      const standing = await standingOf(credential, clock(), store);
      return await sendReading(credentialForms(credential, standing, isListed), request, reply);
    }
    const attestation = DIGEST.test(digest) ? await store.attestation(digest) : undefined;
    // The store also finds an attestation by the presentation it is about; a reading is of the very bytes it names.
    if (attestation === undefined || sha256(attestation) !== digest) throw noCredential();
    await this.#sendAttestation({ attestation, isById: false }, request, reply);
  }

  /** The attestation of a presentation: its `id` is this address. */
  @Get('credentials/:digest/attestation')
  async attestation(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = DIGEST.test(digest) ? await this.#options.store.decision(digest) : undefined;
    if (decision?.attestation === undefined) throw notFound('the digest of a presentation that was found compliant');
    await this.#sendAttestation({ attestation: decision.attestation, isById: true }, request, reply);
  }

  @Get('decisions/:digest')
  async decision(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = DIGEST.test(digest) ? await this.#options.store.decision(digest) : undefined;
    if (decision === undefined) throw notFound('the digest of a presentation that was admitted');
    await sendReading(decisionForms(decision), request, reply);
  }

  @Get('evidence/:digest')
  async evidence(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const evidence: EvidenceRecord | undefined = DIGEST.test(digest)
      ? await this.#options.store.evidence(digest)
      : undefined;
    if (evidence === undefined) throw notFound('the digest of evidence that a decision rests on');
    await sendReading(evidenceForms(evidence), request, reply);
  }

  async #sendAttestation(
    { attestation, isById }: { readonly attestation: string; readonly isById: boolean },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const presentation = presentationOf(attestation);
    const decision = await this.#options.store.decision(presentation);
    const standing = await this.#standing(decision, validUntilOf(attestation));
    const forms = attestationForms({ attestation, digest: sha256(attestation), presentation, standing, isById });
    await sendReading(forms, request, reply);
  }

  async #standing(decision: StoredDecision | undefined, validUntil: string | undefined): Promise<Standing> {
    const { store, clock } = this.#options;
    const stored = await store.credentials((decision?.admitted ?? []).map((credential) => credential.digest));
    const credentials = stored.filter((credential): credential is StoredCredential => credential !== undefined);
    return await standingOfAttestation({ credentials, validUntil }, clock(), store);
  }
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
