export { admit, judge, rehearse } from './admit.ts';
export type { Bench } from './bench.ts';
export { expire } from './expire.ts';
export { openHouse, type House, type HouseOptions } from './house.ts';
export { loadIdentity, type Identity, type IdentityOptions } from './identity.ts';
export { createRefusalRecorder, type RefusalRecorder, type RefusalRecorderOptions } from './refusal-recorder.ts';
export { shapesOf } from './release-shapes.ts';
export { revoke } from './revoke.ts';
export type { Admission, Admitted, AdmittedCredential, Judgement, Submission } from './submission.ts';
