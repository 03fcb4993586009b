import { toInstant } from '#refusal';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A scalar that is a text of a given form; anything else is an error that says what was expected. */
function text(
  name: string,
  form: RegExp,
  description: string,
  isOne: (value: string) => boolean = () => true,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && value.length <= 4096 && form.test(value) && isOne(value)) return value;
    throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)?.slice(0, 80)}: ${description}`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const Iri = text(
  'IRI',
  /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/u,
  'An absolute IRI (RFC 3987), `https://…` or `did:…`.',
);
export const Did = text(
  'DID',
  /^did:[a-z0-9]+:\S+$/u,
  'A decentralised identifier (W3C DID 1.0): `did:web:example.org`.',
);
export const Digest = text('Digest', /^[0-9a-f]{64}$/, 'SHA-256 of exact bytes: 64 lower-case hexadecimal digits.');
export const DateTime = text(
  'DateTime',
  /^[-0-9T:.]+(?:Z|[+-]\d\d:\d\d)$/,
  'A date and time (RFC 3339; xsd:dateTimeStamp where a year has more digits): `2026-11-22T10:00:00Z`.',
  (value) => toInstant(value) !== undefined,
);

/** Resolvers of the scalars by name. */
export const SCALARS = { IRI: Iri, DID: Did, Digest, DateTime };
