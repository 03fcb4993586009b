import { finding, parseLanguage, toProblem, type Finding, type Language } from '#refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';

const NO_HTTP = finding('request/parameter', { title: 'The request is not valid HTTP' });
const NO_PATH = finding('request/parameter', {
  title: 'The address cannot be decoded',
  expected: 'after each % two hexadecimal digits of an octet of UTF-8; a % that belongs to the text is written %25',
  translations: {
    de: {
      title: 'Die Adresse lässt sich nicht dekodieren',
      expected:
        'nach jedem % zwei Hexadezimalziffern eines Oktetts von UTF-8; ein %, das zum Text gehört, wird %25 geschrieben',
    },
    fr: {
      title: 'L’adresse ne peut pas être décodée',
      expected:
        'après chaque % deux chiffres hexadécimaux d’un octet d’UTF-8 ; un % qui fait partie du texte s’écrit %25',
    },
  },
});

/** Bytes that are not HTTP never reach a route: they are answered on the socket. */
export function answerBytes(socket: Socket, publicUrl: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = toBody(NO_HTTP, publicUrl);
  const head = ['HTTP/1.1 400 Bad Request', 'Content-Type: application/problem+json', 'Connection: close'];
  socket.end([...head, `Content-Length: ${body.byteLength}`, '', body.toString()].join('\r\n'));
}

/** A path that cannot be decoded never reaches a route either: the router turns it away, before any hook. */
export function answerPath(request: FastifyRequest, reply: FastifyReply, publicUrl: string): void {
  const language = parseLanguage(request.headers['accept-language']);
  void reply
    .status(400)
    .headers({
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'X-Request-Id': request.id,
      'X-Content-Type-Options': 'nosniff',
    })
    .send(toBody(NO_PATH, publicUrl, language));
}

function toBody(found: Finding, publicUrl: string, language: Language = 'en'): Buffer {
  return Buffer.from(JSON.stringify(toProblem([found], { publicUrl, language })));
}
