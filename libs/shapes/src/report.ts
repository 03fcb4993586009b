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

/** What a finding is about, by type: for linking it to others without reading it. */
export interface ShapeFacts {
  /** IRIs of the property at fault, and of the term that was probably meant. */
  readonly terms: readonly string[];
  /** The node whose class nobody knows. */
  readonly unknown?: string;
  /** IRIs of the values at fault. */
  readonly values: readonly string[];
}

/** The verdict of the shapes on one submission. */
export interface ShapeReport {
  readonly conforms: boolean;
  /** The release and its digest. */
  readonly release: string;
  readonly releaseDigest: string;
  /** Root causes first. */
  readonly findings: readonly Finding[];
  /** Of the findings and what follows from them, those that have any. */
  readonly facts: ReadonlyMap<Finding, ShapeFacts>;
}
