import type { Instant } from '../kernel/time.js';
import { availableFor, isCovered, type FinancedImport } from './financed-import.js';
import type { ImportFinancingPolicy } from './import-financing-policy.js';
import type { ImportFinancing } from './import-financing.js';
import type { ImportedGoods } from './imported-goods.js';

export interface ImportAlertFacts {
    readonly goods: ImportedGoods;
    readonly financed: FinancedImport;
    readonly policy: ImportFinancingPolicy;
    readonly raisedAt: Instant;
}

/**
 * Tells a bank that customs changed a declaration for whose goods it pays or has paid.
 *
 * It learns the declaration's new status, what is left and whether the whole is still covered; not what others pay. A
 * version it was told of is not told again, so a notice dealt with twice changes nothing.
 */
export function alertImportersBank(importFinancing: ImportFinancing, facts: ImportAlertFacts): ImportFinancing {
    const { goods, financed, policy, raisedAt } = facts;
    const { version, status } = goods;
    const { funds, importerUscc, alerts } = importFinancing;
    if (alerts.some(({ declarationVersion }) => declarationVersion === version)) {
        return importFinancing;
    }
    const alert = {
        declarationVersion: version,
        declarationStatus: status,
        available: availableFor(funds, goods, { financed, policy }),
        // Where customs has since found that others' goods they are, this importer owes nothing for them.
        isCovered: isCovered(goods, { financed, policy }) && goods.consignee.uscc === importerUscc,
        raisedAt,
    };

    return { ...importFinancing, alerts: [...alerts, alert] };
}
