export { parseAccept } from './accept.ts';
export { isMatch } from './etag.ts';
export { DEFECT, MALFORMED, problem, ref, RETRY_AFTER, TOO_LONG, UNAVAILABLE, type OpenApiPart } from './openapi.ts';
export { didYouMean, noSuchParameter, oneOf, toFault, wrongValue, type Told, type Words } from './parameter-fault.ts';
export { toRawAnswer, type RawAnswer } from './raw-answer.ts';
export { PAGE_POLICY, toPage, toSearchForm, toText, type Around } from './page.ts';
