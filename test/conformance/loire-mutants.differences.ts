/** Constraints that no mutant can violate, by release, class, path and component; the list may only shrink. */
export const UNREACHED: readonly { readonly id: string; readonly reason: string }[] = [];

/** Constraints of ours whose absence no verdict can show, because others say as much. */
export interface Implied {
  readonly reason: string;
  /** The releases that have it. */
  readonly releases: readonly string[];
  /** `AccessUsagePolicy policyDocument or nodeKind Literal`: from the named shape down; one line each. */
  readonly ids: readonly string[];
}

const BRANCH = 'in a branch that nobody sees from outside, the datatype beside it admits literals only';
const ABOVE = 'the shape of a super-class, which judges the same node, says as much';
const [OLD, NEW] = ['loire-2.2.1', 'loire-25.11'];

const lines = (text: string): readonly string[] => text.trim().split(/\n\s*/);

/** The lists may only shrink: the long form fails for a constraint that is missed, and for one listed that is not. */
export const IMPLIED: readonly Implied[] = [
  {
    reason: BRANCH,
    releases: [OLD, NEW],
    ids: lines(`
    AccessUsagePolicy policyDocument or nodeKind Literal
    DataAccessPrerequisite dataAccessPolicy or nodeKind Literal
    DataUsageConstraint dataUsagePolicy or nodeKind Literal
    GPSLocation latitude or nodeKind Literal
    GPSLocation longitude or nodeKind Literal
    SubContractor communicationMethods or nodeKind Literal
    copyrightOwnedBy copyrightOwnedBy or nodeKind Literal
    `),
  },
  {
    reason: BRANCH,
    releases: [NEW],
    ids: lines(`
    AccessUsagePolicy policyDocument or nodeKind Literal
    DataAccessPrerequisite dataAccessPolicy or nodeKind Literal
    DataUsageConstraint dataUsagePolicy or nodeKind Literal
    SubContractor informationDocuments or nodeKind Literal
    license license or nodeKind Literal
    `),
  },
  {
    reason: ABOVE,
    releases: [OLD, NEW],
    ids: lines(`
    AccessControlManagement closed true
    AssetsManagement closed true
    Availability closed true
    BandWidth closed true
    BlockStorageServiceOffering storageConfiguration maxCount 1
    BlockStorageServiceOffering storageConfiguration minCount 1
    BlockStorageServiceOffering storageConfiguration nodeKind BlankNodeOrIRI
    BusinessContinuityMeasures closed true
    ChangeAndConfigurationManagement closed true
    ComplianceAssurance closed true
    CopyrightAndIntellectualPropertyDocument closed true
    CustomerAuditingRights closed true
    CustomerDataAccessTerms closed true
    CustomerDataProcessingTerms closed true
    DataProduct closed true
    DataProtectionRegulationMeasures closed true
    DevelopmentCycleSecurity closed true
    DocumentChangeProcedures closed true
    EmployeeResponsibilities closed true
    EnvironmentalImpactReport closed true
    FileStorageServiceOffering storageConfiguration maxCount 1
    FileStorageServiceOffering storageConfiguration minCount 1
    FileStorageServiceOffering storageConfiguration nodeKind BlankNodeOrIRI
    GovernmentInvestigationManagement closed true
    IOPS closed true
    InformationSecurityOrganization closed true
    InformationSecurityPolicies closed true
    InformationSecurityRiskManagement closed true
    InterconnectionServiceOffering closed true
    InternetExchangePoint closed true
    InternetExchangePoint interconnectedParticipants minCount 1
    InternetExchangePoint interconnectedParticipants nodeKind BlankNodeOrIRI
    InternetServiceProvider closed true
    Jitter closed true
    Latency closed true
    LegallyBindingAct closed true
    OperationalSecurity closed true
    PacketLoss closed true
    PacketLoss metric maxCount 1
    PacketLoss metric minCount 1
    PacketLoss metric nodeKind BlankNodeOrIRI
    PhysicalInterconnectionPointIdentifier closed true
    PhysicalSecurity closed true
    PointOfPresence closed true
    ProcurementManagementSecurity closed true
    ProductSecurity closed true
    RetentionDuration closed true
    RoleAndResponsibilities closed true
    RoundTripTime closed true
    SecurityIncidentManagement closed true
    ServiceAgreementOffer closed true
    TargetPercentile closed true
    TargetPercentile metric maxCount 1
    TargetPercentile metric minCount 1
    TargetPercentile metric nodeKind BlankNodeOrIRI
    Throughput closed true
    UserDocumentationMaintenance closed true
    maintainedBy-required-many maintainedBy minCount 1
    maintainedBy-required-many maintainedBy nodeKind BlankNodeOrIRI
    metric-required metric maxCount 1
    metric-required metric minCount 1
    metric-required metric nodeKind BlankNodeOrIRI
    metric-required-2 metric maxCount 1
    metric-required-2 metric minCount 1
    metric-required-2 metric nodeKind BlankNodeOrIRI
    `),
  },
  {
    reason: ABOVE,
    releases: [OLD],
    ids: lines(`
    LabelCredential closed true
    LabelCredential compliantCredentials class CompliantCredential
    LabelCredential compliantCredentials minCount 1
    LabelCredential compliantCredentials nodeKind BlankNodeOrIRI
    LabelCredential engineVersion datatype string
    LabelCredential engineVersion maxCount 1
    LabelCredential engineVersion minCount 1
    LabelCredential engineVersion nodeKind Literal
    LabelCredential rulesVersion datatype string
    LabelCredential rulesVersion maxCount 1
    LabelCredential rulesVersion minCount 1
    LabelCredential rulesVersion nodeKind Literal
    LabelCredential validatedCriteria datatype string
    LabelCredential validatedCriteria minCount 1
    LabelCredential validatedCriteria nodeKind Literal
    `),
  },
];
