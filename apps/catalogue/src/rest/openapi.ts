import type { Release } from '#rdf';
import { DEFECT, problem, ref, UNAVAILABLE, type OpenApiPart } from '#web';
import { isISO31661Alpha2 } from 'class-validator';
import { ENTRY_TYPES } from './entries.controller.ts';
import { ENTRY_PARAMETERS } from './entry-request.ts';
import { LIST_TYPES } from './lists.controller.ts';
import { parametersOf, type Form, type ListName, type Parameter } from '../parameters/parameters.ts';

const SUMMARIES: Readonly<Record<ListName, readonly [operationId: string, summary: string]>> = {
  participants: ['listParticipants', 'Participants: the legal persons of the data space'],
  'data-offerings': ['listDataOfferings', 'Offerings of data'],
  'service-offerings': ['listServiceOfferings', 'Offerings of services'],
  resources: ['listResources', 'Resources: the components of offerings'],
  search: ['search', 'Entries of all kinds'],
};

const text = { type: 'string' };
const header = (description: string): OpenApiPart => ({ schema: text, description });
const ETAG = header('Depends on the state of the log, the address, the languages and the media type.');

const IRI = '[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"{}|\\\\^`,]*';
const MOMENT = {
  anyOf: [
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
  ],
};

/** What one value may be, as far as a schema can say it. */
function toSchema(form: Form): OpenApiPart {
  switch (form.kind) {
    case 'one-of':
      return { type: 'string', enum: form.names };
    case 'number':
      return { type: 'integer', minimum: form.least, maximum: form.most };
    case 'boolean':
      return { type: 'boolean' };
    case 'country':
      return ref('Country');
    case 'iri':
      return { type: 'string', pattern: `^${IRI}$`, maxLength: 2048 };
    case 'moment':
      return MOMENT;
    case 'text':
      return { type: 'string', maxLength: form.most };
  }
}

/** The same where `!` may stand before it, and `*` in its place: as a text, by its pattern. */
function toChoice(form: Form, isStated: boolean): OpenApiPart {
  const star = isStated ? '\\*|' : '';
  switch (form.kind) {
    case 'one-of':
      return { type: 'string', pattern: `^(${star}!?(${form.names.join('|')}))$` };
    case 'country':
      return ref('CountryChoice');
    case 'iri':
      return { type: 'string', pattern: `^(${star}!?${IRI})$`, maxLength: 2048 };
    default:
      return text;
  }
}

/** The schemas that parameters refer to. */
export function readSchemas(): OpenApiPart {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => isISO31661Alpha2(code));
  return {
    Country: { type: 'string', enum: codes, description: 'ISO 3166-1 alpha-2.' },
    CountryChoice: { type: 'string', pattern: `^(\\*|!?(${codes.join('|')}))$`, description: 'ISO 3166-1 alpha-2.' },
  };
}

/** A parameter as OpenAPI has it. */
export function toParameter({ name, form, takes, description }: Parameter): OpenApiPart {
  const one = takes === 'any' || takes === 'stated' ? toChoice(form, takes === 'stated') : toSchema(form);
  const names = form.kind === 'one-of' && takes !== 'list' ? ` One of ${form.names.join(', ')}.` : '';
  const any =
    takes === 'any' || takes === 'stated' ? ' Several values: any of them. `!` before a value excludes it.' : '';
  const stated = takes === 'stated' ? ' `*`: any value.' : '';
  const schema = takes === 'one' ? one : { type: 'array', items: one };
  const form1 = takes === 'one' ? {} : { style: 'form', explode: false };
  return { name, in: 'query', required: false, description: `${description}${names}${any}${stated}`, ...form1, schema };
}

function contentOf(types: readonly string[]): OpenApiPart {
  const schemaOf = (type: string): OpenApiPart => (/json$/.test(type) ? {} : text);
  return Object.fromEntries(types.map((type) => [type, { schema: schemaOf(type) }]));
}

const FAULTS = {
  '304': { description: 'Not modified.' },
  '400': problem(
    'An unknown parameter or value, with the nearest known one; a query without a word to search for; or a cursor that this catalogue did not issue.',
  ),
  '406': problem('None of the accepted media types can be served.'),
  '500': DEFECT,
  '503': UNAVAILABLE,
};

function list(name: ListName, release: Pick<Release, 'columns'>): OpenApiPart {
  const [operationId, summary] = SUMMARIES[name];
  const headers = {
    ETag: ETAG,
    Link: header('`first`, `next` and `prev` (RFC 8288), as absolute URLs.'),
    'X-Total-Count': { schema: { type: 'integer' }, description: 'How many entries match, exactly.' },
  };
  const ok = { description: summary, headers, content: contentOf(LIST_TYPES) };
  return {
    get: {
      operationId,
      summary,
      parameters: parametersOf(name, release).map(toParameter),
      responses: { '200': ok, ...FAULTS },
    },
  };
}

function entry(operationId: string, place: 'path' | 'query'): OpenApiPart {
  const summary = 'What is stated about one thing, and by which issuers';
  const gone = (description: string): OpenApiPart => {
    const { content, ...rest } = problem(description) as { readonly content: OpenApiPart };
    return { ...rest, content: { ...content, 'text/html': { schema: text } } };
  };
  const description =
    'Its IRI, percent-encoded. In the path it may also be given as it is; the `Link` with `rel="canonical"` has the encoded address.';
  const iriSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$', maxLength: 4096 };
  const iri = { name: 'iri', in: place, required: true, description, schema: iriSchema };
  const responses = {
    '200': {
      description: summary,
      headers: { ETag: ETAG, Link: header('`canonical` (RFC 6596).') },
      content: contentOf(ENTRY_TYPES),
    },
    ...FAULTS,
    '404': gone('Not listed; `whyNot` says why.'),
    '410': gone('It was listed, but has expired or was superseded or revoked; `whyNot` says which.'),
  };
  return { get: { operationId, summary, parameters: [iri, ...ENTRY_PARAMETERS.map(toParameter)], responses } };
}

/** The reads without GraphQL; with a release, its columns are parameters too. */
export function readPaths(release: Pick<Release, 'columns'> = {}): OpenApiPart {
  return {
    ...Object.fromEntries((Object.keys(SUMMARIES) as ListName[]).map((name) => [`/${name}`, list(name, release)])),
    '/entities': entry('readEntryByQuery', 'query'),
    '/entities/{iri}': entry('readEntry', 'path'),
  };
}
