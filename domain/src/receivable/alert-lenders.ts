import type { Instant } from '../kernel/time.js';
import { balanceOf, type FinanceableDeclaration } from './balance.js';
import type { Encumbrance } from './encumbrance.js';
import type { Financing } from './financing.js';
import type { FinancingPolicy } from './policy.js';

export interface AlertFacts {
    readonly declaration: FinanceableDeclaration;
    readonly encumbrance: Encumbrance;
    readonly policy: FinancingPolicy;
    readonly raisedAt: Instant;
}

/**
 * Tells a lender that customs changed a declaration its loan or reservation stands on.
 *
 * It learns the declaration's new status, what is left and whether the whole is still covered; not what others lent. A
 * version it was told of is not told again, so a notice dealt with twice changes nothing.
 */
export function alertLender(financing: Financing, facts: AlertFacts): Financing {
    const { declaration, encumbrance, policy, raisedAt } = facts;
    const { version, status, declarationNumber } = declaration;
    const which = financing.shares === undefined ? {} : { declarationNumber };
    const isTold = financing.alerts.some(
        (alert) => alert.declarationVersion === version && alert.declarationNumber === which.declarationNumber,
    );
    if (isTold) {
        return financing;
    }
    const { available, isCovered: hasRoom } = balanceOf(declaration, encumbrance, policy);
    // Where customs has since found that others' goods they are, this exporter is owed nothing for them.
    const isCovered = hasRoom && declaration.consignor.uscc === financing.exporterUscc;

    return {
        ...financing,
        alerts: [
            ...financing.alerts,
            { ...which, declarationVersion: version, declarationStatus: status, available, isCovered, raisedAt },
        ],
    };
}
