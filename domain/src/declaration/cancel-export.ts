import type { CancelExport } from './api.js';
import { changeableAt, noticed, type ChangeFacts, type DeclarationChange } from './change.js';

/** Deletes a declaration in law (删单); its record stays, so that its number cannot be used or financed again. */
export function cancelExport(request: CancelExport, facts: ChangeFacts): DeclarationChange {
    const declaration = changeableAt(request.expectedVersion, facts);
    const cancelled = { ...declaration, status: 'CANCELLED', version: declaration.version + 1 } as const;

    return noticed(cancelled, request.noticeId, facts.at);
}
