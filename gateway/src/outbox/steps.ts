/**
 * The steps of a request on its way to the ledger, in order. Between any two of them a gateway may be killed:
 *
 * - `received`: it is kept, and nothing of it is endorsed
 * - `endorsed`: its transaction is endorsed and signed, and not kept
 * - `kept`: the envelope is kept, and not sent
 * - `committed`: it is on the ledger, and that is not kept
 * - `finished`: its answer is kept, and not sent
 */
export const steps = ['received', 'endorsed', 'kept', 'committed', 'finished'] as const;
export type Step = (typeof steps)[number];

/** Told of each step. For tests: a gateway has none. */
export type OnStep = (step: Step) => Promise<void> | void;

/**
 * Ends this process at a step as `kill -9` would, when the environment names one in GATEWAY_DIES_AT. Tests show with it
 * that nothing is lost or done twice.
 */
export function dieAt(name: string | undefined): OnStep | undefined {
    if (name === undefined) {
        return undefined;
    }
    if (!steps.some((step) => step === name)) {
        throw new Error(`GATEWAY_DIES_AT must be one of ${steps.join(', ')}`);
    }

    return (step) => {
        if (step === name) {
            process.kill(process.pid, 'SIGKILL');
        }
    };
}
