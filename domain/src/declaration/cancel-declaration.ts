import type { ChangeOfVersion } from './api.js';
import { changeableAt, noticed, type ChangeFacts, type DeclarationChange } from './change.js';
import type { DeclarationStanding } from './declaration.js';

/** Deletes a declaration in law (删单); its record stays, so that its number cannot be used or financed again. */
export function cancelDeclaration<Declared extends DeclarationStanding>(
    request: ChangeOfVersion,
    facts: ChangeFacts<Declared>,
): DeclarationChange<Declared> {
    const declaration = changeableAt(request.expectedVersion, facts);
    const cancelled = { ...declaration, status: 'CANCELLED', version: declaration.version + 1 } as const;

    return noticed(cancelled, request.noticeId, facts.at);
}
