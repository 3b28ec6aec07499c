import { Refusal } from '../../kernel/refusal.js';

/** The state that an act leads to, or the code with which the rules refuse it. */
export function outcomeOf(act: () => string): string {
    try {
        return act();
    } catch (error) {
        if (error instanceof Refusal) {
            return error.code;
        }
        throw error;
    }
}
