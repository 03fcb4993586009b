import type { Finding } from '#refusal';

/** One SHACL validation result, in terms of the specification (SHACL §3.6.2). Terms are N-Triples-like strings for IRIs and `_:b`. */
export interface ShapeResult {
  readonly focusNode: string;
  readonly path?: string;
  readonly value?: string;
  readonly component: string;
  readonly sourceShape: string;
  readonly severity: string;
}

/** The verdict of the shapes on one submission. */
export interface ShapeReport {
  readonly conforms: boolean;
  /** The release and its digest. */
  readonly release: string;
  readonly releaseDigest: string;
  /** Root causes first. */
  readonly findings: readonly Finding[];
}
