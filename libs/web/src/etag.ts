/** Whether an `If-None-Match` header names the ETag (RFC 9110 §13.1.2: weak comparison). */
export function isMatch(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()));
}
