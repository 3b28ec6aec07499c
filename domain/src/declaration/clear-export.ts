import { refusals } from '../kernel/refusal.js';
import type { ClearExport } from './api.js';
import { changeable, noticed, type ChangeFacts, type DeclarationChange } from './change.js';

const refusal = refusals({
    DECLARATION_MUST_NOT_BE_CLEARED: 'conflict',
    DECLARATION_MUST_BE_RELEASED: 'conflict',
});

/** Notes that the goods have left and customs has closed the declaration (结关). Only goods that it let go can leave. */
export function clearExport(request: ClearExport, facts: ChangeFacts): DeclarationChange {
    const declaration = changeable(facts);
    if (declaration.status === 'CLEARED') {
        throw refusal('DECLARATION_MUST_NOT_BE_CLEARED');
    }
    if (declaration.status !== 'RELEASED') {
        throw refusal('DECLARATION_MUST_BE_RELEASED');
    }
    const cleared = { ...declaration, status: 'CLEARED', version: declaration.version + 1 } as const;

    return noticed(cleared, request.noticeId, facts.at);
}
