import type { WebSocket as Line } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** Close codes of our own (RFC 6455 §7.4.2); those of the protocol are 4400, 4401, 4406, 4409, 4429. */
export const SLOW = 4408;

export interface SocketTimes {
  /** How often an idle socket is asked whether it is there, ms. */
  readonly ping: number;
  /** How long a message may take to leave, ms. */
  readonly stall: number;
}

/**
 * A socket as the protocol sees it. Nothing is queued for it: the next change is asked for when the last message has left.
 * One that takes nothing for too long is closed; one that does not answer a ping is cut.
 */
export function toLine(socket: WebSocket, { ping, stall }: SocketTimes): Line {
  let isThere = true;
  socket.on('pong', () => (isThere = true));
  const pinging = setInterval(() => {
    if (!isThere) socket.terminate();
    isThere = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, ping);
  socket.once('close', () => clearInterval(pinging));
  // Whatever breaks on the wire ends in `close`.
  socket.on('error', () => socket.terminate());
  return {
    protocol: socket.protocol,
    send: (text) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        const late = setTimeout(() => {
          socket.close(SLOW, 'request/slow');
          // Its buffer is full: the goodbye may never leave.
          setTimeout(() => socket.terminate(), stall).unref();
        }, stall);
        // A failed write is followed by `close`, which ends the subscriptions.
        socket.send(text, () => {
          clearTimeout(late);
          resolve();
        });
      }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (hear) =>
      socket.on('message', (data: Buffer, isBinary) => {
        if (isBinary) return socket.close(1003, 'text alone');
        hear(data.toString()).catch(() => socket.close(4400, 'request/body'));
      }),
  };
}
