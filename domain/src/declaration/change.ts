import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Caller } from '../party/member.js';
import { mustBeCustomsOfficer } from './customs-officer.js';
import type { Declaration, DeclarationNotice, DeclarationStanding } from './declaration.js';

const refusal = refusals({
    DECLARATION_MUST_EXIST: 'not-found',
    DECLARATION_MUST_NOT_BE_CANCELLED: 'conflict',
    VERSION_MUST_BE_CURRENT: 'conflict',
});

/** What the ledger knows at the moment of a change of an export, or of an import. */
export interface ChangeFacts<Declared extends DeclarationStanding = Declaration> {
    readonly caller: Caller;
    readonly declaration: Declared | undefined;
    readonly at: Instant;
}

/** What becomes of a change: the declaration as it is now, and a note to the registrar to look at its lenders. */
export interface DeclarationChange<Declared extends DeclarationStanding = Declaration> {
    readonly declaration: Declared;
    readonly notice: DeclarationNotice;
}

/**
 * The declaration that customs is about to change, if it may.
 * Refuses, in this order: somebody else than customs, an unknown number, a cancelled declaration.
 */
export function changeable<Declared extends DeclarationStanding>({
    caller,
    declaration,
}: ChangeFacts<Declared>): Declared {
    mustBeCustomsOfficer(caller);
    if (declaration === undefined) {
        throw refusal('DECLARATION_MUST_EXIST');
    }
    if (declaration.status === 'CANCELLED') {
        throw refusal('DECLARATION_MUST_NOT_BE_CANCELLED');
    }

    return declaration;
}

/** The same, for a change that was made with a certain version in view. Another version has overtaken it. */
export function changeableAt<Declared extends DeclarationStanding>(
    expectedVersion: number,
    facts: ChangeFacts<Declared>,
): Declared {
    const declaration = changeable(facts);
    if (declaration.version !== expectedVersion) {
        throw refusal('VERSION_MUST_BE_CURRENT', { version: declaration.version });
    }

    return declaration;
}

/** The change with its note. */
export function noticed<Declared extends DeclarationStanding>(
    declaration: Declared,
    noticeId: string,
    at: Instant,
): DeclarationChange<Declared> {
    const { declarationNumber } = declaration;

    return { declaration, notice: { noticeId, declarationNumber, since: at } };
}
