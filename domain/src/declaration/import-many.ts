import { canonicalJson } from '../kernel/json.js';
import { Refusal } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Caller } from '../party/member.js';
import { mustBeCustomsOfficer } from './customs-officer.js';
import { declarationStatusSchema, type DeclarationStanding, type DeclarationStatus } from './declaration.js';
import type { ImportedLine } from './import-batch.js';

/** What customs sends, whichever way its goods go. */
interface Request {
    readonly declarationNumber: string;
    readonly status: DeclarationStatus;
}

/** A declaration as it was sent, and what lies under its number already. */
export interface Sent<Asked extends Request, Declared extends DeclarationStanding> {
    readonly request: Asked;
    readonly declaration: Declared | undefined;
}

export interface ImportFacts {
    readonly caller: Caller;
    readonly at: Instant;
}

/** The rule for one. */
type Declare<Asked extends Request, Declared extends DeclarationStanding> = (
    request: Asked,
    facts: ImportFacts & Pick<Sent<Asked, Declared>, 'declaration'>,
) => Declared;

/** What becomes of each line, and the declarations that are new. */
export interface Import<Declared extends DeclarationStanding> {
    readonly lines: ImportedLine[];
    readonly declarations: readonly Declared[];
}

/**
 * Takes many declarations in at once, each by the rule for one: what is wrong with one spoils no other.
 *
 * Sent again, a declaration that is there as it was sent is left as it is, whether customs has released or cleared it
 * since. One that was amended or cancelled, or that says something else, is another: its number is used up.
 */
export function importMany<Asked extends Request, Declared extends DeclarationStanding>(
    sent: readonly Sent<Asked, Declared>[],
    facts: ImportFacts,
    declare: Declare<Asked, Declared>,
): Import<Declared> {
    mustBeCustomsOfficer(facts.caller);
    const taken = sent.map((each) => takeOne(each, facts, declare));

    return {
        lines: taken.map(({ line }) => line),
        declarations: taken.flatMap(({ declaration }) => declaration ?? []),
    };
}

function takeOne<Asked extends Request, Declared extends DeclarationStanding>(
    { request, declaration }: Sent<Asked, Declared>,
    facts: ImportFacts,
    declare: Declare<Asked, Declared>,
): { readonly line: ImportedLine; readonly declaration?: Declared } {
    const { declarationNumber } = request;
    if (declaration !== undefined && isAsSent(declaration, request)) {
        return { line: { declarationNumber, outcome: 'ALREADY_THERE' } };
    }
    try {
        const declared = declare(request, { ...facts, declaration });
        return { line: { declarationNumber, outcome: 'IMPORTED' }, declaration: declared };
    } catch (error) {
        if (!(error instanceof Refusal)) {
            throw error;
        }
        return { line: refusedLine(declarationNumber, error) };
    }
}

/** Whether the ledger has just this, let through to the status with which it was sent, or further since. */
function isAsSent(declaration: DeclarationStanding, request: Request): boolean {
    const { status, version, amendedAt } = declaration;
    const { options } = declarationStatusSchema;
    const hasReached = status !== 'CANCELLED' && options.indexOf(status) >= options.indexOf(request.status);

    return hasReached && canonicalJson(declaration) === canonicalJson({ ...request, status, version, amendedAt });
}

function refusedLine(declarationNumber: string, { code, detail }: Refusal): ImportedLine {
    // The rules for a declaration tell days and numbers of lines.
    const facts = detail as Readonly<Record<string, string | number>>;

    return {
        declarationNumber,
        outcome: 'REFUSED',
        code,
        ...(Object.keys(facts).length > 0 && { facts }),
    };
}
