import { Refusal, type Finding } from '#refusal';
import { canonicalise } from './canonicalise.ts';
import { unfitTexts } from './characters.ts';
import type { Claims, CredentialClaims, SignedClaims } from './claims.ts';
import { gateContexts } from './context-gate.ts';
import { droppedByJsonLd } from './dropped.ts';
import { isFitIri, unfitIri, unfitIris } from './iris.ts';
import { fromLiveLabel } from './live-label.ts';
import { processorOf } from './processor.ts';
import type { Release } from './release.ts';
import { saidClasses } from './said-classes.ts';
import { subjectNodes } from './subject-graph.ts';
import { normaliseIri, termIndex, undefinedTerms } from './terms.ts';
import { toQuads } from './to-quads.ts';

/**
 * Verified credentials → what they say, one graph each, in the release's namespace (gaia-x.md §5, contract.md §2 "Terms").
 * Nothing is fetched. A misspelt Gaia-X term is an `error` among the findings, so that shapes and rules still run to the end;
 * whatever else is wrong throws one `Refusal` with the `rdf/…` findings of all credentials. The older forms that are
 * read (gaia-x.md §3.2) were reported when the envelope was parsed.
 */
export async function toClaims(credentials: readonly SignedClaims[], release: Release): Promise<Claims> {
  const claims: CredentialClaims[] = [];
  const findings: Finding[] = [];
  for (const credential of credentials) {
    try {
      const { drifts, ...said } = await claimsOf(credential, release);
      claims.push(said);
      findings.push(...drifts);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      findings.push(...error.findings);
    }
  }
  if (claims.length < credentials.length) throw new Refusal(findings);
  return { credentials: claims, findings };
}

type Said = CredentialClaims & { readonly drifts: readonly Finding[] };

async function claimsOf(credential: SignedClaims, release: Release): Promise<Said> {
  const { digest, issuer, pointer, document } = credential;
  const index = termIndex(release);
  const gated = gateContexts(document, release, pointer);
  refuseAny(gated.findings);

  const processor = processorOf(release);
  const dropped = async (error: unknown): Promise<never> => {
    throw await droppedByJsonLd(error, processor, gated.document, credential, index);
  };
  const expanded = await processor.expand(gated.document).catch(dropped);
  const unknown = undefinedTerms(expanded, index, credential);
  // Names without a namespace make no statements: there is nothing that shapes could judge.
  if (unknown.some((f) => !isOwnTerm(f))) throw new Refusal(unknown);
  const { types, nodes } = subjectNodes(expanded, pointer);
  const at = `${pointer}/payload/credentialSubject`;
  const said = toQuads(nodes, index);
  if (said === undefined) {
    await processor.check(nodes).catch(dropped);
    throw Refusal.of('rdf/json-ld', { pointer: at, found: 'a value that has no form in RDF' });
  }
  const { quads: given, findings: drifts } = fromLiveLabel(said.quads, release, at);
  const id = typeof document['id'] === 'string' ? document['id'] : `urn:sha256:${digest}`;
  refuseAny([
    ...(isFitIri(id) ? [] : unfitIri(id, credential)),
    ...unfitIris(given, credential),
    ...unfitTexts(given, credential),
  ]);
  if (given.length === 0) throw Refusal.of('rdf/empty-graph', { pointer: at });

  const { statements, labels, quads } = await canonicalise(given, at);
  const prefix = `c${digest.slice(0, 12)}_`;
  const subjects = said.subjects.map(({ termType, value }) => {
    return termType === 'BlankNode' ? `_:${prefix}${(labels.get(value) ?? value).replace('c14n', '')}` : value;
  });
  return {
    digest,
    issuer,
    pointer,
    id,
    subject: subjects[0] ?? id,
    subjects,
    types: types.map((type) => normaliseIri(type, index)),
    classes: [...saidClasses(expanded)],
    quads: quads(prefix),
    statements,
    document,
    drifts: [...unknown, ...drifts],
    ...(gated.originalNamespace === undefined ? {} : { originalNamespace: gated.originalNamespace }),
  };
}

/** A misspelt name of the release's own namespace (`gx:…`): it still makes statements. */
function isOwnTerm(f: Finding): boolean {
  // With names under it, it is the prefix that nobody declared.
  return f.consequences === undefined && f.found?.startsWith('gx:') === true;
}

function refuseAny(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Refusal(findings);
}
