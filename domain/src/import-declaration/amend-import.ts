import { changeableAt, noticed, type ChangeFacts, type DeclarationChange } from '../declaration/change.js';
import { chinaDate } from '../kernel/time.js';
import type { AmendImport } from './api.js';
import { mustAgreeWithItself } from './declared-content.js';
import type { ImportDeclaration } from './import-declaration.js';

/**
 * Puts a new content in place of the old; number and status stay.
 *
 * Less may be owed for the goods now than was lent to pay for them. Customs only says what is so: what follows of it is
 * for the registrar, as with exports.
 */
export function amendImport(
    request: AmendImport,
    facts: ChangeFacts<ImportDeclaration>,
): DeclarationChange<ImportDeclaration> {
    const { expectedVersion, noticeId, ...content } = request;
    const { at } = facts;

    const { status, version } = changeableAt(expectedVersion, facts);
    mustAgreeWithItself(content, chinaDate(at));

    return noticed({ ...content, status, version: version + 1, amendedAt: at }, noticeId, at);
}
