import { finding, toProblem } from '#refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';

const TITLE = 'The request is not valid HTTP';

/** Bytes that are not HTTP never reach a route: they are answered on the socket. */
export function answerBytes(socket: Socket, publicUrl: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = toBody(publicUrl);
  const head = ['HTTP/1.1 400 Bad Request', 'Content-Type: application/problem+json', 'Connection: close'];
  socket.end([...head, `Content-Length: ${body.byteLength}`, '', body.toString()].join('\r\n'));
}

/** A path that cannot be decoded never reaches a route either: the router turns it away, before any hook. */
export function answerPath(request: FastifyRequest, reply: FastifyReply, publicUrl: string): void {
  void reply
    .status(400)
    .headers({
      'Content-Type': 'application/problem+json',
      'X-Request-Id': request.id,
      'X-Content-Type-Options': 'nosniff',
    })
    .send(toBody(publicUrl));
}

function toBody(publicUrl: string): Buffer {
  return Buffer.from(JSON.stringify(toProblem([finding('request/parameter', { title: TITLE })], { publicUrl })));
}
