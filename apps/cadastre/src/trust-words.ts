import type { Trust } from '#trust';

/** How much an instance trusts, in one line. */
export function toTrustLine({ state, pins }: Trust): string {
  const { registrationNumber, conformityBody, label } = state.issuers;
  const lists = `registration numbers ${registrationNumber.length}, conformity bodies ${conformityBody.length}, labels ${label.length}`;
  const issuers = new Set([...registrationNumber, ...conformityBody, ...label]).size;
  return [
    count(state.anchors.length, 'anchor'),
    `${count(issuers, 'issuer')} (${lists})`,
    `${count(state.acceptedTerms.length, 'hash', 'hashes')} of terms and conditions`,
    `${count(pins.documents.size, 'pinned DID document')}`,
  ].join(', ');
}

/** What an operator must hear: each list that is missing or empty means nobody and nothing (contract.md §2, Trust folder). */
export function toTrustWarnings({ state, isThere }: Trust, folder: string): readonly string[] {
  if (!isThere)
    return [
      `WARNING: there is no trust folder ${folder}: nobody and nothing is trusted, and every submission is refused. Create it (README, The trust folder) or set CADASTRE_TRUST; until then /health/ready is 503.`,
    ];
  const { anchors, issuers, acceptedTerms } = state;
  return [
    ...(anchors.length > 0
      ? []
      : ['WARNING: 0 anchors: no certificate chain is trusted. Put root certificates into anchors/*.pem.']),
    ...(issuers.registrationNumber.length > 0
      ? []
      : ['WARNING: 0 issuers of registration numbers: no number is trusted. Name them in issuers.json.']),
    ...(acceptedTerms.length > 0
      ? []
      : ['WARNING: 0 terms: no hash of the terms and conditions is accepted. List them in terms.json.']),
  ];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
