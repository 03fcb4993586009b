import { keyA, keyB, sorted, type ChangeOutcome } from './changes.ts';
import { toLogRow, toLogTime, type ChangeRecord, type LogRow, type Salts } from './log-entries.ts';
import { claimantsOf } from './owner.ts';
import type {
  Attestation,
  LogEntry,
  NewCredential,
  NewDecision,
  RefusalRecord,
  Status,
  StoredAnswer,
  StoredIdentity,
  StoredState,
} from './records.ts';

/** An active credential as the planner needs it. */
export interface ActiveCredential {
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly classKey: string;
  readonly validFrom: string;
  /** IRIs its fragments describe. */
  readonly subjects: readonly string[];
  /** IRIs its fragments describe or refer to. */
  readonly mentions: readonly string[];
}

/** How a stored credential stands. */
export interface HeldState {
  readonly status: Status;
  readonly sequence: number;
  readonly issuer: string;
}

/** The answers to `toQuestions`, read in the transaction that will write. */
export interface Held {
  /** Number of log entries. */
  readonly size: number;
  /** Time of the last of them. */
  readonly time?: string | undefined;
  readonly statuses: ReadonlyMap<string, HeldState>;
  /** Active matches of key A or B, and the active ones that are to be ended. */
  readonly active: readonly ActiveCredential[];
  readonly owners: ReadonlyMap<string, string>;
  /** Those of the issuers asked for that are known: a credential of theirs was admitted, active or not. */
  readonly issuers: ReadonlySet<string>;
  /** Those of the presentations that a decision stands for already. */
  readonly decided: ReadonlySet<string>;
  /** Those of the presentations to be attested whose decision earned a level and has no attestation yet. */
  readonly unattested: ReadonlySet<string>;
  /** Tokens that were used before and have not expired. */
  readonly usedTokens: ReadonlySet<string>;
}

/** Recorded where nobody is, or with `replace` in the place of who is. */
export type IdentityRow = StoredIdentity & { readonly replace: boolean };
export interface EndedRow {
  readonly digest: string;
  readonly status: Status;
  /** Log number of the change that ended it: for a superseded one, the admission that took its place. */
  readonly until: number;
}
export interface AdmittedRow {
  readonly credential: NewCredential;
  readonly sequence: number;
  /** IRIs of its fragments that speak for their subject. */
  readonly listed: ReadonlySet<string>;
}
export interface DecisionRow {
  readonly decision: NewDecision;
  readonly admitted: readonly AdmittedRow[];
  /** What the commit answers. */
  readonly states: readonly StoredState[];
}

/** Everything a transaction writes, in this order: ended, owners, issuers, unlisted, decisions, attestations, touched, log. */
export interface Plan {
  readonly outcomes: readonly ChangeOutcome[];
  readonly ended: readonly EndedRow[];
  /** Mentions of the ended: identities nobody may speak of any more. */
  readonly touched: readonly string[];
  readonly owners: readonly { readonly iri: string; readonly owner: string }[];
  /** Issuers that become known. */
  readonly issuers: readonly string[];
  /** IRIs whose fragments stored so far lose their listing: the owner changed. */
  readonly unlisted: readonly string[];
  readonly decisions: readonly DecisionRow[];
  readonly log: readonly LogRow[];
  readonly attestations: readonly Attestation[];
  readonly answers: readonly StoredAnswer[];
  readonly tokens: readonly { readonly jti: string; readonly expires: string }[];
  readonly identities: readonly IdentityRow[];
  readonly refusals: readonly RefusalRecord[];
  /** The latest time a change named: what expired before it may be forgotten. */
  readonly at: string | undefined;
}

/** What was read, overlaid with what the changes judged so far will write. */
export class Draft {
  readonly answers: StoredAnswer[] = [];
  readonly identities: IdentityRow[] = [];
  readonly refusals: RefusalRecord[] = [];
  readonly #held: Held;
  readonly #salts: Salts;
  readonly #byKey = new Map<string, ActiveCredential[]>();
  readonly #ended = new Map<string, EndedRow>();
  readonly #touched: string[] = [];
  readonly #owners = new Map<string, string>();
  readonly #issuers = new Set<string>();
  readonly #unlisted: string[] = [];
  readonly #attestations: Attestation[] = [];
  readonly #decisions: DecisionRow[] = [];
  readonly #log: LogRow[] = [];
  readonly #tokens = new Map<string, string>();
  #at: string | undefined;

  constructor(held: Held, salts: Salts) {
    this.#held = held;
    this.#salts = salts;
    for (const active of held.active) {
      for (const key of [`a ${keyA(active)}`, `b ${keyB(active)}`]) {
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), active]);
      }
    }
  }

  /** How a stored digest stands, as of now. */
  stateOf(digest: string): HeldState | undefined {
    const stored = this.#held.statuses.get(digest);
    const ended = this.#ended.get(digest);
    return stored === undefined || ended === undefined ? stored : { ...stored, status: ended.status };
  }

  activeCredential(digest: string): ActiveCredential | undefined {
    if (this.stateOf(digest)?.status !== 'active') return undefined;
    return this.#held.active.find((active) => active.digest === digest);
  }

  /** Active credentials that share key A or B with this one, itself excepted. */
  matchesOf(credential: NewCredential): readonly ActiveCredential[] {
    const found = [`a ${keyA(credential)}`, `b ${keyB(credential)}`].flatMap((key) => this.#byKey.get(key) ?? []);
    return [...new Set(found)].filter((m) => m.digest !== credential.digest && !this.#ended.has(m.digest));
  }

  ownerOf(iri: string): string | undefined {
    return this.#owners.get(iri) ?? this.#held.owners.get(iri);
  }

  /** Whose a subject is that nobody owns yet: of the issuers known by now, the one with the strongest claim. */
  reservedFor(iri: string): string | undefined {
    return claimantsOf(iri).find((did) => this.#held.issuers.has(did) || this.#issuers.has(did));
  }

  /** Makes an issuer known. */
  meet(issuer: string): void {
    if (!this.#held.issuers.has(issuer)) this.#issuers.add(issuer);
  }

  /** Makes `owner` the owner; where there was another one, its fragments lose their listing. */
  own(iri: string, owner: string): void {
    if (this.ownerOf(iri) !== undefined) this.#unlisted.push(iri);
    this.#owners.set(iri, owner);
  }

  /** Appends to the log and returns the sequence. */
  append(kind: LogEntry['kind'], at: string, record: ChangeRecord): number {
    const sequence = this.#held.size + this.#log.length;
    const time = toLogTime(at, this.#log.at(-1)?.time ?? this.#held.time);
    this.#log.push(toLogRow({ kind, sequence, time }, record, this.#salts()));
    this.#at = at;
    return sequence;
  }

  end(active: Pick<ActiveCredential, 'digest' | 'mentions'>, status: Status, until: number): void {
    this.#ended.set(active.digest, { digest: active.digest, status, until });
    this.#touched.push(...active.mentions);
  }

  decide(row: DecisionRow): void {
    this.#decisions.push(row);
  }

  /** True where it is the first one of a decision that earned it: that one stands for good. */
  attest(attestation: Attestation): boolean {
    const isFirst = this.#held.unattested.has(attestation.presentation);
    if (isFirst) this.#attestations.push(attestation);
    return isFirst;
  }

  isDecided(presentation: string): boolean {
    return this.#held.decided.has(presentation);
  }

  /** True the first time. */
  useToken(token: { readonly jti: string; readonly expires: string; readonly at: string }): boolean {
    this.#at = token.at;
    if (this.#held.usedTokens.has(token.jti) || this.#tokens.has(token.jti)) return false;
    this.#tokens.set(token.jti, token.expires);
    return true;
  }

  toPlan(outcomes: readonly ChangeOutcome[]): Plan {
    return {
      outcomes,
      ended: [...this.#ended.values()],
      touched: sorted(this.#touched),
      owners: [...this.#owners].map(([iri, owner]) => ({ iri, owner })).sort((a, b) => (a.iri < b.iri ? -1 : 1)),
      issuers: sorted([...this.#issuers]),
      unlisted: sorted(this.#unlisted),
      decisions: this.#decisions,
      log: this.#log,
      attestations: this.#attestations,
      answers: this.answers,
      identities: this.identities,
      refusals: this.refusals,
      tokens: [...this.#tokens].map(([jti, expires]) => ({ jti, expires })),
      at: this.#at,
    };
  }
}
