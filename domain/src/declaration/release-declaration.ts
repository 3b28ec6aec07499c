import { refusals } from '../kernel/refusal.js';
import type { Change } from './api.js';
import { changeable, noticed, type ChangeFacts, type DeclarationChange } from './change.js';
import type { DeclarationStanding } from './declaration.js';

const refusal = refusals({ DECLARATION_MUST_BE_ACCEPTED: 'conflict' });

/** Notes that customs let the goods go, out or in; from now on banks can lend on them. A second release is refused. */
export function releaseDeclaration<Declared extends DeclarationStanding>(
    request: Change,
    facts: ChangeFacts<Declared>,
): DeclarationChange<Declared> {
    const declaration = changeable(facts);
    if (declaration.status !== 'ACCEPTED') {
        throw refusal('DECLARATION_MUST_BE_ACCEPTED');
    }
    const released = { ...declaration, status: 'RELEASED', version: declaration.version + 1 } as const;

    return noticed(released, request.noticeId, facts.at);
}
