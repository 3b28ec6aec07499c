import { mustBeCustomsOfficer } from '../declaration/customs-officer.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import type { Caller } from '../party/member.js';
import type { DeclareImport } from './api.js';
import { mustAgreeWithItself } from './declared-content.js';
import type { ImportDeclaration } from './import-declaration.js';

const refusal = refusals({ DECLARATION_MUST_BE_NEW: 'conflict' });

/** What the ledger knows at the moment of the request. */
export interface DeclareImportFacts {
    readonly caller: Caller;
    /** What lies under this number already. */
    readonly declaration: ImportDeclaration | undefined;
    readonly at: Instant;
}

/**
 * Takes an import declaration of customs into the ledger, as its first version.
 *
 * There is one record per number: a second one would let the same debt be financed twice. The caller is checked first,
 * then whether the number is new, then the content (`declared-content.ts`).
 */
export function declareImport(request: DeclareImport, facts: DeclareImportFacts): ImportDeclaration {
    const { caller, declaration, at } = facts;

    mustBeCustomsOfficer(caller);
    if (declaration !== undefined) {
        throw refusal('DECLARATION_MUST_BE_NEW');
    }
    mustAgreeWithItself(request, chinaDate(at));

    return { ...request, version: 1 };
}
