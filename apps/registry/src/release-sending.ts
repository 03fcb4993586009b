import { nearest, type ReleaseDocuments } from '#rdf';
import { Refusal, type Finding } from '#refusal';
import { didYouMean, isMatch, noSuchParameter, oneOf, parseAccept, toFault, type Words } from '#web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReleaseShelf } from './release-shelf.ts';

/** The forms of a document by media type, the preferred one first. */
export type Forms = Readonly<Record<string, string>>;

/** The release that a request names. Refuses `request/not-found` (404) with the names there are. */
export function releaseOf(shelf: ReleaseShelf, name: string): ReleaseDocuments {
  const release = shelf.get(name);
  if (release !== undefined) return release;
  throw Refusal.of('request/not-found', {
    expected: `one of ${[...shelf.keys()].join(', ')}`,
    found: name.slice(0, 80),
  });
}

/**
 * Sends a document of a release. Its ETag is the digest of the release, with the form after it where there are several
 * (RFC 9110 §8.8.3). Under an address that names the digest the document never changes and may be kept for good; under the
 * plain one it is asked for again each time. Refuses a digest that is not the release's (404), a parameter other than `digest`
 * (400), and other forms (406).
 */
export async function sendDocument(
  { digest, name }: ReleaseDocuments,
  forms: Forms,
  exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  const { request, reply } = exchange;
  const query = request.query as Readonly<Record<string, string | readonly string[] | undefined>>;
  const unknown = Object.keys(query).find((name) => name !== 'digest');
  if (unknown !== undefined) throw new Refusal([unknownParameter(unknown)]);
  const pinned = query['digest'];
  if (pinned !== undefined && pinned !== digest) {
    const found = [pinned].flat().join(', ').slice(0, 80);
    throw Refusal.of('request/not-found', { expected: `${name} with the digest ${digest}`, found });
  }
  const types = Object.keys(forms);
  const type = parseAccept(request.headers.accept, types);
  const etag = types.length === 1 ? `"${digest}"` : `"${digest}-${type.split('/')[1] ?? ''}"`;
  void reply.headers({
    ETag: etag,
    Vary: 'Accept',
    'Cache-Control': pinned === undefined ? 'public, no-cache' : 'public, max-age=31536000, immutable',
  });
  if (isMatch(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
  return void (await reply.type(type === 'text/turtle' ? 'text/turtle; charset=utf-8' : type).send(forms[type]));
}

const LEAVE_OUT: Words = {
  en: 'Leave the parameter out.',
  de: 'Lassen Sie den Parameter weg.',
  fr: 'Omettez le paramètre.',
};

function unknownParameter(name: string): Finding {
  const near = nearest(name, ['digest']);
  const fix = near === undefined ? LEAVE_OUT : didYouMean([near]);
  return toFault({ title: noSuchParameter(name), expected: oneOf(['digest']), found: name, fix });
}
