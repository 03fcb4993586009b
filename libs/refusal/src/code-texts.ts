import { titleOf, type Code } from './codes.ts';
import type { Language } from './finding.ts';
import type { CodeText } from './texts/code-text.ts';
import { COMPLIANCE } from './texts/compliance.ts';
import { CREDENTIAL } from './texts/credential.ts';
import { DRIFTS } from './texts/drifts.ts';
import { FOREIGN } from './texts/foreign.ts';
import { HTTP } from './texts/http.ts';
import { RDF } from './texts/rdf.ts';
import { REQUESTS } from './texts/requests.ts';
import { SERVER } from './texts/server.ts';
import { SHAPE_FORMS } from './texts/shape-forms.ts';
import { SHAPES } from './texts/shapes.ts';
import { TRUST } from './texts/trust.ts';
import { VERIFY } from './texts/verify.ts';

/** Every code has its texts: one that is forgotten does not compile. */
const TEXTS: { readonly [code in Code]: CodeText } = {
  ...CREDENTIAL,
  ...DRIFTS,
  ...FOREIGN,
  ...VERIFY,
  ...TRUST,
  ...HTTP,
  ...RDF,
  ...SHAPES,
  ...SHAPE_FORMS,
  ...COMPLIANCE,
  ...REQUESTS,
  ...SERVER,
};

/** What a code is called in a language, and what it means in one sentence. */
export function codeText(code: Code, language: Language): { readonly title: string; readonly explanation: string } {
  const { en, [language]: own } = TEXTS[code];
  if (typeof own === 'string') return { title: titleOf(code), explanation: en };
  const [title, explanation] = own;
  return { title, explanation };
}
