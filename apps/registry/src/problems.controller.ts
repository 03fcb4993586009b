import { CODES, codeText, parseLanguage, Refusal, statusOf, type Code, type Language } from '#refusal';
import { nearest } from '#rdf';
import { PAGE_POLICY, toPage, toText } from '#web';
import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PROBLEM_WORDS } from './problem-words.ts';

/** No code is longer. */
const LONGEST = 80;

/** The page that the `type` of every problem document leads to, in the reader's language. */
@Controller('problems')
export class ProblemsController {
  @Get(':stage/:reason')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', PAGE_POLICY)
  @Header('Cache-Control', 'public, max-age=3600')
  async explain(
    @Param('stage') stage: string,
    @Param('reason') reason: string,
    @Headers('accept-language') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = `${stage}/${reason}`;
    if (!isCode(code)) throw unknownCode(code);
    const language = parseLanguage(accepted);
    await reply
      .headers({ 'Content-Language': language, Vary: 'Accept-Language' })
      .send(toPage(code, toExplanation(code, stage, language), language));
  }
}

/** The nearest code of the same spelling, else what a code looks like. */
function unknownCode(code: string): Refusal {
  const near = code.length > LONGEST ? undefined : nearest(code, Object.keys(CODES));
  const fix = near === undefined ? {} : { fix: `Write ${near}.` };
  return Refusal.of('request/not-found', {
    expected: 'a code of the form <stage>/<reason>',
    found: code.slice(0, LONGEST),
    ...fix,
  });
}

function isCode(text: string): text is Code {
  return Object.hasOwn(CODES, text);
}

function toExplanation(code: Code, stage: string, language: Language): string {
  const { stages, told, answered, again, members } = PROBLEM_WORDS[language];
  const { title, explanation } = codeText(code, language);
  const status = statusOf(code);
  return [
    `<h1><code>${toText(code)}</code></h1>`,
    `<p><strong>${toText(title)}.</strong> ${toText(explanation)}</p>`,
    `<p>${toText(stages[stage] ?? '')}</p>`,
    `<p>${toText(status === 200 ? told : answered(status))}</p>`,
    ...(status === 503 ? [`<p>${toText(again)}</p>`] : []),
    `<p>${members}</p>`,
  ].join('');
}
