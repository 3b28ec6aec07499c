import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { LicenseInstitution } from './api.js';
import type { InstitutionBook } from './institution.js';

const refusal = refusals({ INSTITUTION_MUST_BE_NEW: 'conflict' });

/** Adds a payment institution to those that the central bank has licensed. One enterprise has one custody wallet. */
export function licenseInstitution(
    input: LicenseInstitution,
    { book, licensedAt }: { readonly book: InstitutionBook | undefined; readonly licensedAt: Instant },
): InstitutionBook {
    const before = book?.institutions ?? [];
    if (before.some(({ institutionId, uscc }) => institutionId === input.institutionId || uscc === input.uscc)) {
        throw refusal('INSTITUTION_MUST_BE_NEW');
    }

    return { institutions: [...before, { ...input, licensedAt }] };
}
