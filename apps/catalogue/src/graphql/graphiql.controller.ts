import { Controller, Get, Param, Res } from '@nestjs/common';
import { Refusal } from '#refusal';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PAGE, SCRIPT, STYLE } from './graphiql-page.ts';

const require = createRequire(import.meta.url);
const inPackage = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file);

/** Files of the packages as they were published, and ours. Nothing else can be asked for. */
const FILES: Readonly<Record<string, readonly [type: string, read: () => Promise<string>]>> = {
  'page.css': ['text/css', () => Promise.resolve(STYLE)],
  'page.js': ['text/javascript', () => Promise.resolve(SCRIPT)],
  'graphiql.css': ['text/css', () => readFile(inPackage('graphiql', 'graphiql.min.css'), 'utf8')],
  'graphiql.js': ['text/javascript', () => readFile(inPackage('graphiql', 'graphiql.min.js'), 'utf8')],
  'react.js': ['text/javascript', () => readFile(inPackage('react', 'umd/react.production.min.js'), 'utf8')],
  'react-dom.js': [
    'text/javascript',
    () => readFile(inPackage('react-dom', 'umd/react-dom.production.min.js'), 'utf8'),
  ],
};

export const GRAPHIQL_FILES = Object.keys(FILES);

/** Scripts only from here and none inline; the style sheet of the package carries its fonts in itself. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL, served from its package. */
@Controller('graphiql')
export class GraphiqlController {
  @Get()
  async page(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, 'text/html', PAGE);
  }

  @Get(':file')
  async file(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [type, read] = Object.hasOwn(FILES, file) ? (FILES[file] ?? []) : [];
    if (type === undefined || read === undefined) throw Refusal.of('request/not-found', { found: file });
    void reply.header('Cache-Control', 'public, max-age=3600');
    await send(reply, type, await read());
  }
}

async function send(reply: FastifyReply, type: string, body: string): Promise<void> {
  void reply
    .header('Content-Security-Policy', POLICY)
    .header('X-Content-Type-Options', 'nosniff')
    .header('Referrer-Policy', 'no-referrer')
    .type(`${type}; charset=utf-8`);
  await reply.send(body);
}
