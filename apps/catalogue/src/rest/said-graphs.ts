import { isNode, type EntityView, type Reader, type Statement, statementsOf } from '#reading';

/** What one credential states of one thing: a named graph, so that who said what stays. */
export interface SaidGraph {
  /** Where the credential is read. */
  readonly name: string;
  readonly digest: string;
  readonly issuer: string;
  readonly credentialId: string;
  readonly isOwner: boolean;
  /** Blank nodes bear labels that no other graph of the answer has. */
  readonly statements: readonly Statement[];
}

/** All that is stated of some entries, by whomever: the owners' words first. */
export async function saidGraphsOf(
  views: readonly EntityView[],
  { reader, publicUrl }: { readonly reader: Reader; readonly publicUrl: string },
): Promise<readonly SaidGraph[]> {
  const digests = [...new Set(views.flatMap((view) => view.digests))];
  const credentials = new Map((await reader.credentials(digests)).map((one) => [one.digest, one]));
  const graphs = views.flatMap(({ iri, digests: own, words }) =>
    own.flatMap((digest) => {
      const credential = credentials.get(digest);
      if (credential === undefined) return [];
      const isOwner = words.some((word) => word.digest === digest && word.isOwner);
      return [
        { digest, isOwner, issuer: credential.issuer, statements: statementsOf(iri, credential), id: credential.id },
      ];
    }),
  );
  return graphs.map(({ id, statements, ...graph }, n) => ({
    ...graph,
    name: `${publicUrl}/credentials/${graph.digest}`,
    credentialId: id,
    statements: statements.map((one) => ({
      ...one,
      subject: labelled(one.subject, n),
      value: isNode(one) ? labelled(one.value, n) : one.value,
    })),
  }));
}

function labelled(name: string, graph: number): string {
  return name.startsWith('_:') ? `_:g${graph}${name.slice(2)}` : name;
}
