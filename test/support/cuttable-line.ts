import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that a test can cut, as a failing network or a stopping server does, and mend. */
export interface CuttableLine {
  /** The server's URI, by way of this line. */
  readonly uri: string;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

export async function cuttableLine(uri: string): Promise<CuttableLine> {
  const target = new URL(uri);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 7687), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    if (isCut) near.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port');
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    uri: `bolt://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      server.close();
      drop();
    },
  };
}
