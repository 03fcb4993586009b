export { RegistryModule } from './registry.module.ts';
export type { Desk, PublishedIdentity, ReadingOptions, RegistryOptions, Submitted } from './registry-options.ts';
export { ProblemFilter, type ProblemOptions } from './problem.filter.ts';
export { RefusalBudget } from './refusal-budget.ts';
export { RouteTable } from './route-table.ts';
export { SUBMISSION_TYPES } from './media-type.ts';
export { readingPaths, registryPaths } from './openapi.ts';
export { registrySchemas } from './openapi-schemas.ts';
