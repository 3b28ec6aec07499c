import { Refusal } from '@cohong/domain/kernel/refusal';
import type { Act, Committed, Journal, RecoverableLedger } from '../fabric/ledger.js';
import { CommitUnknownError } from '../fabric/ledger-error.js';
import type { Metrics, SubmitOutcome } from './metrics.js';
import { inSpan } from './span.js';

/** A ledger that tells how long each act took and what became of it. */
export function measuredLedger(ledger: RecoverableLedger, metrics: Metrics): RecoverableLedger {
    return {
        evaluate: (question) => ledger.evaluate(question),
        settle: (envelope, pursuit) => ledger.settle(envelope, pursuit),
        submit: async (act: Act, journal?: Journal): Promise<Committed> => {
            const end = metrics.measureSubmit(act.name);
            try {
                const committed = await inSpan({ name: act.name }, () => ledger.submit(act, journal));
                end(committed.isReplayed ? 'replayed' : 'committed');
                return committed;
            } catch (error) {
                end(outcomeOf(error));
                throw error;
            }
        },
    };
}

function outcomeOf(error: unknown): SubmitOutcome {
    if (error instanceof Refusal) {
        return 'refused';
    }

    return error instanceof CommitUnknownError ? 'unknown' : 'failed';
}
