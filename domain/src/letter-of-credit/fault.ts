import { refusals } from '../kernel/refusal.js';

const refusal = refusals({ CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES: 'invalid' });

/** One thing that is wrong with what a credit says: where, what must hold there, and which rule says so. */
export interface Fault {
    /** The path of the field, as "availability.drafts.drawee". */
    readonly path: string;
    /** What must hold, as a code … */
    readonly code: string;
    /** … and in words. They never repeat what the field says. */
    readonly problem: string;
    /** The article, or the field of the MT700 with its network rule. */
    readonly rule: string;
}

/** The faults that one file can find, by what must hold. */
export type FaultTable<Code extends string> = Readonly<
    Record<Code, { readonly rule: string; readonly problem: string }>
>;

/** Makes the faults of one file: `fault('DRAWEE_MUST_NOT_BE_APPLICANT', 'availability.drafts.drawee')`. */
export function faultsOf<Code extends string>(table: FaultTable<Code>): (code: Code, path: string) => Fault {
    return (code, path) => ({ path, code, ...table[code] });
}

/** The fault where the condition holds, or none: so a check reads as a list of what must not be. */
export function when(isWrong: boolean, fault: Fault): readonly Fault[] {
    return isWrong ? [fault] : [];
}

/** Refuses with every fault at once, so that whoever drafts a credit corrects it in one go. */
export function mustHaveNoFaults(faults: readonly Fault[]): void {
    if (faults.length > 0) {
        throw refusal('CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', { errors: faults.map((fault) => ({ ...fault })) });
    }
}
