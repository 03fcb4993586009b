const GRAPH = 'claims are of the default graph: a graph name is never written';
const COMMENT = 'comments and empty texts of them are never written';
const SPACE = 'a statement has one space between its terms';

/** Valid N-Quads that the parser of our own statements refuses, and why. */
export const NQUADS_REFUSED: Readonly<Record<string, string>> = {
  'nq-syntax-uri-01': GRAPH,
  'nq-syntax-uri-02': GRAPH,
  'nq-syntax-uri-03': GRAPH,
  'nq-syntax-uri-04': GRAPH,
  'nq-syntax-uri-05': GRAPH,
  'nq-syntax-uri-06': GRAPH,
  'nq-syntax-bnode-01': GRAPH,
  'nq-syntax-bnode-02': GRAPH,
  'nq-syntax-bnode-03': GRAPH,
  'nq-syntax-bnode-04': GRAPH,
  'nq-syntax-bnode-05': GRAPH,
  'nq-syntax-bnode-06': GRAPH,
  'nt-syntax-file-02': COMMENT,
  'nt-syntax-file-03': COMMENT,
  'nt-syntax-uri-02': COMMENT,
  'nt-syntax-uri-03': COMMENT,
  'nt-syntax-uri-04': COMMENT,
  'nt-syntax-bnode-01': SPACE,
  'nt-syntax-bnode-02': SPACE,
  'nt-syntax-bnode-03': SPACE,
  'nt-syntax-subm-01': COMMENT,
  comment_following_triple: COMMENT,
  minimal_whitespace: SPACE,
};
