export type { ShapeReport, ShapeResult } from './report.ts';
