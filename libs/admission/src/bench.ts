import type { EvidenceRecord, Known, KnownQuery } from '#graph';
import type { Release } from '#rdf';
import type { CompiledShapes } from '#shapes';
import type { Gathered, Need, TrustState } from '#trust';
import type { ParsedStatements } from './context.ts';

/** What the pure part of the pipeline is handed: rules as data, and two questions it may ask. */
export interface Bench {
  readonly release: Release;
  readonly shapes: CompiledShapes;
  readonly trust: () => TrustState;
  readonly parsed: ParsedStatements;
  /** DID of this instance and where it is reached: they stand in attestations. */
  readonly instance: { readonly did: string; readonly publicUrl: string };
  /** Documents and chains of the signers: pinned, cached, or through the one network door. */
  gather(
    needs: readonly Need[],
  ): Promise<{ readonly gathered: Gathered; readonly evidence: readonly EvidenceRecord[] }>;
  /** What the catalogue holds about the things referred to, in one read. */
  known(query: KnownQuery): Promise<Known>;
}
