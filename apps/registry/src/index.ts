export { RegistryModule } from './registry.module.ts';
export type { Desk, PublishedIdentity, RegistryOptions, Submitted } from './registry-options.ts';
export { ProblemFilter, type ProblemOptions } from './problem.filter.ts';
export { RefusalBucket } from './refusal-bucket.ts';
export { RouteTable } from './route-table.ts';
export { parseMediaType, SUBMISSION_TYPES } from './media-type.ts';
export { PAGE_POLICY, toPage, toText } from './page.ts';
export { DEFECT, problem, ref, registryPaths, registrySchemas, UNAVAILABLE, type OpenApiPart } from './openapi.ts';
