/** What the operator trusts, as read from the trust folder; plain data that crosses to worker threads. */
export interface TrustState {
  /** SHA-256 over all that was read: names the state in decisions. */
  readonly digest: string;
  /** Root certificates: DER in base64. */
  readonly anchors: readonly { readonly name: string; readonly der: string; readonly sha256: string }[];
  readonly issuers: {
    readonly registrationNumber: readonly string[];
    readonly conformityBody: readonly string[];
    readonly label: readonly string[];
  };
  /** Accepted SHA-256 hashes of the Gaia-X terms and conditions, lower-case hex. */
  readonly acceptedTerms: readonly string[];
}
