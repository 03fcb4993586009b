import { parseLanguage, toProblem, type Finding } from '#refusal';

export interface RawAnswer {
  readonly publicUrl: string;
  /** As in Accept-Language, where that was read. */
  readonly language?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The whole answer to what never becomes a request of the HTTP server: a problem document, after which the connection ends. It
 * is written on the socket.
 */
export function toRawAnswer(found: Finding, { publicUrl, language: accepted, headers = {} }: RawAnswer): string {
  const language = parseLanguage(accepted);
  const problem = toProblem([found], { publicUrl, language });
  const body = JSON.stringify(problem);
  const all = {
    'Content-Type': 'application/problem+json',
    'Content-Language': language,
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} `, ...lines, '', body].join('\r\n');
}
