import { inLanguage, parseLanguage, Refusal, type Finding } from '#refusal';
import { Controller, Delete, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answered, IdempotencyLedger } from './idempotency.ts';
import { parseMediaType } from './media-type.ts';
import { DIGEST, noCredential } from './readings.controller.ts';
import { toNetwork } from './refusal-bucket.ts';
import { IDEMPOTENCY, REGISTRY_OPTIONS, type RegistryOptions } from './registry-options.ts';
import { parseIdempotencyKey, parseSubmissionQuery } from './submission-request.ts';

/** Submissions and revocations (contract.md §1). */
@Controller('credentials')
export class CredentialsController {
  readonly #options: RegistryOptions;
  readonly #ledger: IdempotencyLedger;

  constructor(@Inject(REGISTRY_OPTIONS) options: RegistryOptions, @Inject(IDEMPOTENCY) ledger: IdempotencyLedger) {
    this.#options = options;
    this.#ledger = ledger;
  }

  /** 201 where something new was stored, 200 where all of it was known, and for a dry run. */
  @Post()
  async submit(@Req() request: FastifyRequest, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array(0);
    const mediaType = parseMediaType(request.headers, body);
    const mode = parseSubmissionQuery(query, this.#options.policy);
    const key = parseIdempotencyKey(request.headers['idempotency-key']);
    const client = toNetwork(request.ip);
    if (mode.kind === 'rehearse') {
      const { policy, at } = mode;
      const asOf = at === undefined ? {} : { at };
      const rehearsed = await this.#options.desk.rehearse({ body, mediaType, policy, client, ...asOf });
      const isRefused = rehearsed.outcome === 'refused';
      const spent = isRefused ? this.#options.refusals.spend({ request, reply }, rehearsed.findings) : undefined;
      if (spent !== undefined) throw spent;
      return void (await send(reply, { request, status: 200, body: rehearsed }));
    }
    const admit = async (): Promise<Answered> => {
      const { created, answer } = await this.#options.desk.admit({ body, mediaType, policy: mode.policy, client });
      return { status: created ? 201 : 200, body: answer };
    };
    const answered = key === undefined ? await admit() : await this.#ledger.once({ key, body }, admit);
    await send(reply, { request, ...answered });
  }

  @Delete(':digest')
  @HttpCode(204)
  async revoke(@Param('digest') digest: string, @Req() request: FastifyRequest): Promise<void> {
    if (!DIGEST.test(digest)) throw noCredential();
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) {
      throw Refusal.of('request/unauthorised', { expected: 'Authorization: Bearer <JWT signed by the issuer>' });
    }
    await this.#options.desk.revoke(digest, { token, client: toNetwork(request.ip) });
  }
}

/** Answers are stored in every language and told in one. */
async function send(
  reply: FastifyReply,
  { request, status, body }: Answered & { request: FastifyRequest },
): Promise<void> {
  const language = parseLanguage(request.headers['accept-language']);
  const { findings } = body as { readonly findings: readonly Finding[] };
  const told = { ...(body as object), findings: findings.map((finding) => inLanguage(finding, language)) };
  await reply.status(status).headers({ 'Content-Language': language, Vary: 'Accept-Language' }).send(told);
}
