import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What is still read of a client that was answered already, and for how long. */
const MOST = 32 * 1024 * 1024;
const LONGEST = 10_000;
const LOOK_EVERY = 50;

/**
 * Ends a connection so that its answer arrives (RFC 9112 §9.6): closed at once with bytes of the client unread, it would be
 * reset, and a client that sends everything before it reads would never see why. So the end is said, what comes is read
 * and thrown away, and the connection is cut when the client ends it, or has sent or waited enough.
 */
export function endLingering(socket: Socket, answer = ''): void {
  socket.end(answer);
  cutInTime(socket);
}

const unread = new WeakMap<Socket, IncomingMessage>();

/** The same for an answer that goes out before the body of its request is in: nobody sends a body without end. */
export function lingerAfter(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  if (!unread.has(socket)) wait(socket);
  unread.set(socket, request);
  response.once('finish', () => {
    if (request.complete) return;
    const stop = cutInTime(socket);
    request.once('end', stop);
    request.resume();
  });
}

/** Node calls `destroySoon` after the last answer of a connection: it waits for what is still sent. */
function wait(socket: Socket): void {
  const destroySoon = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    const request = unread.get(socket);
    if (request === undefined || request.complete || socket.destroyed) return destroySoon();
    socket.end();
    request.once('end', destroySoon);
  };
}

function cutInTime(socket: Socket): () => void {
  const since = Date.now();
  const most = socket.bytesRead + MOST;
  const looking = setInterval(() => {
    if (socket.bytesRead > most || Date.now() - since > LONGEST) socket.destroy();
  }, LOOK_EVERY);
  looking.unref();
  const stop = (): void => clearInterval(looking);
  socket.once('close', stop);
  return stop;
}
