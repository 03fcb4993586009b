/** A part of an OpenAPI 3.1 document, as plain JSON. */
export type OpenApiPart = { readonly [key: string]: unknown };

/** A reference to one of the schemas of the document. */
export function ref(name: string): OpenApiPart {
  return { $ref: `#/components/schemas/${name}` };
}

/** An answer that is a problem document. */
export function problem(description: string, headers: OpenApiPart = {}): OpenApiPart {
  return { description, headers, content: { 'application/problem+json': { schema: ref('Problem') } } };
}

/** The header of an answer that asks for patience. */
export const RETRY_AFTER = { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait.' } };
export const UNAVAILABLE = problem(
  'Temporarily unavailable. Nothing was acknowledged; the same request may be sent again.',
  RETRY_AFTER,
);
export const MALFORMED = problem('The address, or a parameter, is not valid.');
export const TOO_LONG = problem('Request line and headers are larger than 32 KiB.');
export const DEFECT = problem('An internal error.');
