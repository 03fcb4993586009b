export { ANONYMOUS, type Caller } from './caller.ts';
export { Catalogue, type CatalogueParts } from './catalogue.ts';
export { toCredentialView, type CredentialView } from './credentials/credential-view.ts';
export type { Standing } from './credentials/standing.ts';
export {
  isNode,
  statementsInLanguage,
  statementsOf,
  toStatements,
  type SourcedStatement,
  type Statement,
} from './credentials/statements.ts';
export {
  fieldOf,
  refersTo,
  type CheckView,
  type EntityType,
  type EntityView,
  type TrustView,
  type WordView,
} from './entries/entry-view.ts';
export { parseGlobalId } from './entries/global-id.ts';
export { chooseTexts, parseLanguages, type ChosenText } from './entries/languages.ts';
export type { MentionView } from './entries/mentions.ts';
export {
  toAddress,
  toRegistrationNumbers,
  type AddressView,
  type RegistrationNumberView,
} from './entries/participant-details.ts';
export { andThen, type PromiseOrValue } from './entries/promise-or-value.ts';
export { toWhyNot, type WhyNotView } from './entries/why-not.ts';
export {
  CHANGE_KINDS,
  toChangeView,
  type Change,
  type ChangeKind,
  type ChangeView,
  type ChangeSelection,
} from './feed/change.ts';
export type { ChangeFeed, ChangePage } from './feed/change-feed.ts';
export { waypointsOf } from './follower/fields.ts';
export { toColumn, toCountry, toListing } from './follower/listing.ts';
export { shortNameOf } from './lists/class-names.ts';
export type { EntryFilter, ValueFilter, Values } from './lists/entry-filter.ts';
export { toIndexOptions } from './follower/index-options.ts';
export { FACETS, type FacetName } from './lists/facet-names.ts';
export { facetColumnsOf, facetsOf, toFacetView, type FacetView } from './lists/facets.ts';
export { parseFilter, type FilterFault } from './lists/filters.ts';
export { labelOf, labelsOf, titleOf, type Labelling, type Names } from './lists/labels.ts';
export { toListSearch, type ListQuestion, type ListSearch } from './lists/list-search.ts';
export { toPage, type EdgeView, type PageView } from './lists/page.ts';
export { parseQuery } from './lists/query-text.ts';
export { toHighlights, toWhyHere, type HighlightView, type WhyHereView } from './lists/why-here.ts';
export type { Reader } from './reader.ts';
// What is read, as it is stored and as it is searched: who answers needs no other door to either.
export type { DecidedCriterion, DecisionRecord, EvidenceRecord, StoredCredential, StoredDecision } from '#graph';
export {
  DEFAULT_PAGE,
  MAX_PAGE,
  type Column,
  type Filter,
  type Kind,
  type Level,
  type Order,
  type Status,
} from '#search';
