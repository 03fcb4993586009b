export { compileShapes, type CompiledShapes, type CompileOptions } from './compile.ts';
export { validate, type ValidateOptions } from './validate.ts';
export { report, type ReportOptions } from './report-claims.ts';
export type { Budget } from './run.ts';
export type { Rule, Shape } from './shape.ts';
export type { ShapeFacts, ShapeReport, ShapeResult } from './report.ts';
