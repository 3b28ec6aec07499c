import type { CapitalAccount } from '../capital-account/capital-account.js';
import type { CapitalPayment } from '../capital-account/capital-payment.js';
import type { CapitalPolicyBook } from '../capital-account/capital-policy.js';
import type { CapitalPopulation } from '../capital-account/capital-population.js';
import type { Declaration, DeclarationNotice, DeclarationSecrets } from '../declaration/declaration.js';
import type { Instant } from '../kernel/time.js';
import type { ExportReceipt } from '../export-receipt/export-receipt.js';
import type { FinancedImport } from '../import-financing/financed-import.js';
import type { ImportDeclaration } from '../import-declaration/import-declaration.js';
import type { ImportFinancingPolicyBook } from '../import-financing/import-financing-policy.js';
import type { ImportFinancing } from '../import-financing/import-financing.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { FinancedOrder } from '../packing-credit/financed-order.js';
import type { PackingCreditPolicyBook } from '../packing-credit/packing-credit-policy.js';
import type { PackingCredit } from '../packing-credit/packing-credit.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Encumbrance } from '../receivable/encumbrance.js';
import type { Financing } from '../receivable/financing.js';
import type { Hold } from '../receivable/hold.js';
import type { FinancingPolicyBook } from '../receivable/policy.js';
import type { Waiting } from '../receivable/waiting.js';
import type { FormlessTrail } from '../tax-form/formless-trail.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { TaxFormPolicyBook } from '../tax-form/tax-form-policy.js';
import type { TaxForm } from '../tax-form/tax-form.js';
import type { Transfer, TransferRequest } from '../transfer/transfer.js';

/** A note that a registrar has taken away: what it asked for was done in the same transaction. */
export type DoneNote = Pick<Waiting, 'kind' | 'id' | 'number'>;

/** What one transaction has written into the vault of one bank, of all that bears on balances, or was decided by a policy. */
export interface VaultWritings {
    readonly bank: string;
    readonly financings: readonly Financing[];
    readonly receipts: readonly ExportReceipt[];
    readonly credits: readonly Credit[];
    readonly presentations: readonly Presentation[];
    readonly transfers: readonly Transfer[];
    readonly transferRequests: readonly TransferRequest[];
    readonly packingCredits: readonly PackingCredit[];
    readonly importFinancings: readonly ImportFinancing[];
    readonly capitalAccounts: readonly CapitalAccount[];
    readonly capitalPayments: readonly CapitalPayment[];
    readonly capitalPopulations: readonly CapitalPopulation[];
    readonly outwardPayments: readonly OutwardPayment[];
    readonly done: readonly DoneNote[];
}

/** What one transaction has written, of all that bears on balances, or was decided by a policy. */
export interface Writings {
    /** As what time its creator has dated it, by which the rules went. */
    readonly at: Instant;
    readonly declarations: readonly Declaration[];
    readonly importDeclarations: readonly ImportDeclaration[];
    /** That customs has changed them, for registrars to look at. */
    readonly notices: readonly DeclarationNotice[];
    /** The ids of notices that a registrar has taken away: the declaration was looked at again. */
    readonly noticesTaken: readonly string[];
    /** From which customs derives release codes. */
    readonly secrets?: DeclarationSecrets;
    readonly policies?: FinancingPolicyBook;
    readonly taxFormPolicies?: TaxFormPolicyBook;
    readonly packingCreditPolicies?: PackingCreditPolicyBook;
    readonly importFinancingPolicies?: ImportFinancingPolicyBook;
    readonly capitalPolicies?: CapitalPolicyBook;
    readonly vaults: readonly VaultWritings[];
    /** What the registry holds from then on. */
    readonly encumbrances: readonly Encumbrance[];
    readonly holds: readonly Hold[];
    readonly financedOrders: readonly FinancedOrder[];
    readonly financedImports: readonly FinancedImport[];
    readonly taxForms: readonly TaxForm[];
    readonly formlessTrails: readonly FormlessTrail[];
    /** The ids of financings, packing credits and payments abroad and for imports in the order in which the transaction has dealt with them, as it has told everybody. */
    readonly inOrder: readonly string[];
}
