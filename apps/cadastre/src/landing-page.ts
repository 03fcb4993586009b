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
  /** This process only reads; the place to write is a link, or words. */
  readonly elsewhere: (where: string) => string;
  readonly registry: string;
  readonly routes: string;
  readonly health: string;
}

/** HTML where it has a tag; the words are ours. */
const WORDS: Readonly<Record<Language, LandingWords>> = {
  en: {
    what: 'The register of who offers what in Gaia-X, on whose word, and whether the rules are met.',
    pages:
      'Every entry has a page that says on whose word it stands. The same as JSON, JSON-LD and CSV by <code>Accept</code>.',
    graphiql: 'Ask for participants, data offerings and services in the browser.',
    graphql: 'The same questions by <code>POST</code>.',
    submit: '<code>POST</code> a signed self-description; with <code>?dryRun=true</code> only the verdict is given.',
    signer: 'Who signs the attestations of this instance.',
    digest: 'What a digest names.',
    elsewhere: (where) => `This process only reads: submit and revoke at ${where}.`,
    registry: 'the registry that it follows',
    routes: 'Every route, status and code.',
    health: 'Whether all of it works.',
  },
  de: {
    what: 'Das Verzeichnis, wer in Gaia-X was anbietet, auf wessen Wort, und ob die Regeln eingehalten sind.',
    pages:
      'Jeder Eintrag hat eine Seite, die sagt, auf wessen Wort er steht. Dasselbe als JSON, JSON-LD und CSV nach <code>Accept</code>.',
    graphiql: 'Im Browser nach Teilnehmern, Datenangeboten und Diensten fragen.',
    graphql: 'Dieselben Fragen mit <code>POST</code>.',
    submit:
      'Eine signierte Selbstbeschreibung mit <code>POST</code> einreichen; mit <code>?dryRun=true</code> gibt es nur das Urteil.',
    signer: 'Wer die Bescheinigungen dieser Instanz signiert.',
    digest: 'Was ein Digest benennt.',
    elsewhere: (where) => `Dieser Prozess liest nur: eingereicht und widerrufen wird bei ${where}.`,
    registry: 'der Registry, der er folgt',
    routes: 'Jede Adresse, jeder Status und jeder Code.',
    health: 'Ob alles davon funktioniert.',
  },
  fr: {
    what: 'Le registre de qui offre quoi dans Gaia-X, sur la parole de qui, et si les règles sont respectées.',
    pages:
      'Chaque entrée a une page qui dit sur la parole de qui elle repose. De même en JSON, JSON-LD et CSV selon <code>Accept</code>.',
    graphiql: 'Demander participants, offres de données et services dans le navigateur.',
    graphql: 'Les mêmes questions par <code>POST</code>.',
    submit:
      'Soumettre une auto-description signée par <code>POST</code> ; avec <code>?dryRun=true</code> seul le verdict est rendu.',
    signer: 'Qui signe les attestations de cette instance.',
    digest: 'Ce qu’un digest désigne.',
    elsewhere: (where) => `Ce processus ne fait que lire : soumettez et révoquez auprès de ${where}.`,
    registry: 'le registre qu’il suit',
    routes: 'Toutes les adresses, statuts et codes.',
    health: 'Si tout fonctionne.',
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
