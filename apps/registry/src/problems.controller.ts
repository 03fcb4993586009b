import { CODES, Refusal, statusOf, titleOf, type Code } from '#refusal';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { PAGE_POLICY, toPage, toText } from './page.ts';

/** What each stage looks at: the first thing to know of a code. */
const STAGES: { readonly [stage: string]: string } = {
  credential: 'The submission is read: media type, compact JWS, strict JSON, the W3C data model of credentials.',
  verify: 'Signatures, issuers, keys and times of the presentation and of each credential in it are checked.',
  trust: 'The DID of each signer is resolved and the certificate chain of its key is followed to a trusted anchor.',
  rdf: 'Each credential is expanded to statements with pinned contexts; a term that is not defined is not guessed.',
  shapes: 'The statements are validated against the SHACL shapes of the Gaia-X release.',
  compliance: 'The criteria of the Gaia-X compliance document are applied to what was said, and by whom.',
  status: 'Status lists that a credential names.',
  admission: 'The verdict is stored, whole, beside what is stored already.',
  idempotency: 'A key that was sent with a request stands for one body.',
  request: 'The HTTP request itself.',
  store: 'The graph store.',
  server: 'The server.',
};

/** The page that the `type` of every problem document leads to. */
@Controller('problems')
export class ProblemsController {
  @Get(':stage/:reason')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', PAGE_POLICY)
  @Header('Cache-Control', 'public, max-age=3600')
  explain(@Param('stage') stage: string, @Param('reason') reason: string): string {
    const code = `${stage}/${reason}`;
    if (!isCode(code)) throw Refusal.of('request/not-found', { expected: 'a code as <stage>/<reason>' });
    return toPage(code, toExplanation(code, STAGES[stage] ?? ''));
  }
}

function isCode(text: string): text is Code {
  return Object.hasOwn(CODES, text);
}

function toExplanation(code: Code, stage: string): string {
  const status = statusOf(code);
  const answer =
    status === 200
      ? 'It is told as a finding and refuses nothing by itself.'
      : `As the first cause of a refusal it is answered with HTTP status ${status}.`;
  const again =
    status === 503
      ? '<p>The same request may succeed later: nothing was acknowledged, nothing is stored twice.</p>'
      : '';
  return (
    `<h1><code>${toText(code)}</code></h1><p>${toText(titleOf(code))}.</p><p>${toText(stage)}</p><p>${answer}</p>${again}` +
    '<p>Each finding names where (<code>pointer</code>), what was <code>expected</code>, what was <code>found</code>, and a <code>fix</code>.</p>' +
    '<p><a href="/openapi.json">API description</a></p>'
  );
}
