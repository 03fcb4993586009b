import type { PageView } from '#reading';
import type { PageLinks } from './links.ts';

const HYDRA = 'http://www.w3.org/ns/hydra/core#';

/** A page as a node of expanded JSON-LD: how many match, which entries stand on it and in which order, where it goes on. */
export function toCollection({ totalCount, nodes }: PageView, { self, first, next, prev }: PageLinks): object {
  const to = (name: string, address: string | undefined): object =>
    address === undefined ? {} : { [HYDRA + name]: [{ '@id': address }] };
  return {
    '@id': self,
    '@type': [`${HYDRA}PartialCollectionView`],
    [`${HYDRA}totalItems`]: [{ '@value': totalCount }],
    [`${HYDRA}member`]: [{ '@list': nodes.map(({ iri }) => ({ '@id': iri })) }],
    ...to('first', first),
    ...to('next', next),
    ...to('previous', prev),
  };
}
