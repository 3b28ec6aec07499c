import { refusals } from '../kernel/refusal.js';
import type { Change } from './api.js';
import { changeable, noticed, type ChangeFacts, type DeclarationChange } from './change.js';
import type { DeclarationStanding } from './declaration.js';

const refusal = refusals({
    DECLARATION_MUST_NOT_BE_CLEARED: 'conflict',
    DECLARATION_MUST_BE_RELEASED: 'conflict',
});

/** Notes that customs has closed the declaration (结关): the goods are out, or in. Only goods that it let go can be. */
export function clearDeclaration<Declared extends DeclarationStanding>(
    request: Change,
    facts: ChangeFacts<Declared>,
): DeclarationChange<Declared> {
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
