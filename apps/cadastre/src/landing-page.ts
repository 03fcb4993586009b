import { PAGE_WORDS } from '../../catalogue/src/index.ts';
import { toPage, toSearchForm, toText } from '#web';
import type { Language } from '#refusal';
import type { Writes } from './early-refusal.ts';

interface LandingWords {
  readonly what: string;
  readonly pages: string;
  readonly graphiql: string;
  readonly graphql: string;
  readonly submit: string;
  readonly signer: string;
  readonly digest: string;
  /** This process is read-only; the place to write is a link, or words. */
  readonly elsewhere: (where: string) => string;
  readonly registry: string;
  readonly routes: string;
  readonly health: string;
}

/** HTML where it has a tag; the words are ours. */
const WORDS: Readonly<Record<Language, LandingWords>> = {
  en: {
    what: 'Who offers what in Gaia-X, who signed for it, and whether it meets the rules.',
    pages:
      'Every entry has a page that shows who signed it and what was checked. With <code>Accept</code>: the same as JSON, JSON-LD or CSV.',
    graphiql: 'Query participants, data offerings and services in the browser.',
    graphql: 'The same queries over HTTP.',
    submit: '<code>POST</code> a signed self-description; with <code>?dryRun=true</code> it is judged but not stored.',
    signer: 'The DID document of this instance, with the key that signs its attestations.',
    digest: 'The credential with this digest.',
    elsewhere: (where) => `This process is read-only: submit and revoke at ${where}.`,
    registry: 'the registry that it follows',
    routes: 'Every route, status and code.',
    health: 'Whether this instance is ready.',
  },
  de: {
    what: 'Wer in Gaia-X was anbietet, wer dafür signiert hat und ob die Regeln eingehalten sind.',
    pages:
      'Jeder Eintrag hat eine Seite, die zeigt, wer ihn signiert hat und was geprüft wurde. Mit <code>Accept</code>: dasselbe als JSON, JSON-LD oder CSV.',
    graphiql: 'Teilnehmer, Datenangebote und Dienste im Browser abfragen.',
    graphql: 'Dieselben Abfragen über HTTP.',
    submit:
      'Eine signierte Selbstbeschreibung mit <code>POST</code> einreichen; mit <code>?dryRun=true</code> wird sie geprüft, aber nicht gespeichert.',
    signer: 'Das DID-Dokument dieser Instanz mit dem Schlüssel, der ihre Bescheinigungen signiert.',
    digest: 'Das Credential mit diesem Digest.',
    elsewhere: (where) => `Dieser Prozess ist schreibgeschützt: eingereicht und widerrufen wird bei ${where}.`,
    registry: 'der Registry, der er folgt',
    routes: 'Jede Adresse, jeder Status und jeder Code.',
    health: 'Ob diese Instanz bereit ist.',
  },
  fr: {
    what: 'Qui offre quoi dans Gaia-X, qui l’a signé, et si les règles sont respectées.',
    pages:
      'Chaque entrée a une page qui montre qui l’a signée et ce qui a été vérifié. Avec <code>Accept</code> : la même chose en JSON, JSON-LD ou CSV.',
    graphiql: 'Interroger participants, offres de données et services dans le navigateur.',
    graphql: 'Les mêmes requêtes par HTTP.',
    submit:
      'Soumettre une auto-description signée par <code>POST</code> ; avec <code>?dryRun=true</code>, elle est examinée mais pas stockée.',
    signer: 'Le document DID de cette instance, avec la clé qui signe ses labels.',
    digest: 'Le justificatif de cette empreinte.',
    elsewhere: (where) => `Ce processus est en lecture seule : soumettez et révoquez auprès de ${where}.`,
    registry: 'le registre qu’il suit',
    routes: 'Toutes les adresses, statuts et codes.',
    health: 'Si cette instance est prête.',
  },
};

export interface Landing {
  readonly publicUrl: string;
  readonly writes?: Writes;
}

/** The first page: a box to search with, where to look around, and what programs ask. */
export function toLandingPage({ publicUrl, writes = { kind: 'here' } }: Landing, language: Language): string {
  const words = WORDS[language];
  const { searchAll, search, lists: names } = PAGE_WORDS[language];
  const row = (address: string, told: string): string => `<dt><a href="${address}">${address}</a></dt><dd>${told}</dd>`;
  const lists = Object.entries(names).map(([path, name]) => `<a href="/${path}">${toText(name)}</a>`);
  const body = [
    `<h1>Cadastre</h1><p>${words.what}</p><p>${words.pages}</p><dl>`,
    row('/graphiql', words.graphiql),
    row('/graphql', words.graphql),
    toWritten(writes, words, row),
    row('/openapi.json', words.routes),
    row('/health/ready', words.health),
    '</dl>',
    writes.kind === 'here'
      ? `<pre>curl -X POST --data-binary @presentation.jwt -H 'Content-Type: application/vp+jwt' '${toText(publicUrl)}/credentials?dryRun=true'</pre>`
      : '',
  ];
  return toPage('Cadastre', body.join(''), language, {
    ways: lists,
    search: toSearchForm({ action: '/search', label: searchAll, button: search }),
  });
}

function toWritten(writes: Writes, words: LandingWords, row: (address: string, told: string) => string): string {
  if (writes.kind === 'here')
    return `<dt>/credentials</dt><dd>${words.submit}</dd>${row('/.well-known/did.json', words.signer)}`;
  const { registryUrl: url } = writes;
  const where = url === undefined ? words.registry : `<a href="${toText(url)}">${toText(url)}</a>`;
  return `<dt>/credentials/{digest}</dt><dd>${words.digest} ${words.elsewhere(where)}</dd>`;
}
