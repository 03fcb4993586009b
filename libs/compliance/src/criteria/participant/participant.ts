import { allOf } from '../../criterion.ts';
import { address } from './address.ts';
import { registrationNumber } from './registration-number.ts';
import { terms } from './terms.ts';

/**
 * PA1.1: whoever issues something has accepted the terms and conditions, and a participant is described by a credential with
 * a registration number of a trusted notary and addresses in a country.
 */
export const participant = allOf(terms, registrationNumber, address);
