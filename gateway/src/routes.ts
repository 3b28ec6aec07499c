import { anomalyRoutes } from './anomaly/anomaly-routes.js';
import { amlRoutes } from './aml/aml-routes.js';
import { approvalRoutes, type ApprovalCollection, type Approve } from './approval/approval-routes.js';
import { approvePolicy } from './approval/policy-routes.js';
import { approveWitnessed } from './approval/witnessed-policy-routes.js';
import type { GatewayConfig } from './config.js';
import { documentRequestRoutes } from './balance-of-payments/document-request-routes.js';
import { paymentReportRoutes } from './balance-of-payments/payment-report-routes.js';
import { calendarRoutes } from './calendar/calendar-routes.js';
import { declarationRoutes } from './declaration/declaration-routes.js';
import type { DeclarationImports } from './declaration/declaration-imports.js';
import { currencyRoutes } from './currency/currency-routes.js';
import { capitalApprovals } from './capital-account/capital-payment-routes.js';
import { capitalRoutes } from './capital-account/capital-routes.js';
import { accountRoutes } from './custody/account-routes.js';
import { custodyNettingRoutes } from './custody/custody-netting-routes.js';
import { custodyPaymentRoutes } from './custody/custody-payment-routes.js';
import { institutionRoutes } from './custody/institution-routes.js';
import { movementRoutes } from './custody/movement-routes.js';
import { issueApprovals, issuePlaces, issueRoutes } from './dcep/issue-routes.js';
import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { Purse } from './dcep/purse.js';
import { TransferDrafts } from './dcep/transfer-drafts.js';
import { transferRoutes } from './dcep/transfer-routes.js';
import { vaultApprovals, vaultPlace, vaultRoutes } from './dcep/vault-routes.js';
import { walletApprovals, walletChangeRoutes } from './dcep/wallet-change-routes.js';
import { walletRoutes } from './dcep/wallet-routes.js';
import { domesticCreditRoutes } from './domestic-credit/domestic-credit-routes.js';
import { disclosureRoutes } from './disclosure/disclosure-routes.js';
import { eventRoutes } from './event/event-routes.js';
import { exchangeRateRoutes } from './exchange-rate/exchange-rate-routes.js';
import { exportReceiptApprovals, exportReceiptRoutes } from './export-receipt/export-receipt-routes.js';
import { examinationRoutes } from './examination/examination-routes.js';
import type { LookCounts } from './regulator-look/look-counts.js';
import { lookRoutes } from './regulator-look/look-routes.js';
import { looked } from './regulator-look/looked.js';
import type { Looks } from './regulator-look/looks.js';
import type { LedgerEvents } from './fabric/ledger-events.js';
import { questionRoutes } from './fingerprint/question-routes.js';
import { officersPlace } from './forfaiting/market-policy-routes.js';
import { freezeApprovals, freezePlace, freezeRoutes } from './freeze/freeze-routes.js';
import type { Route } from './http/route.js';
import { genuinenessRoutes } from './genuineness/genuineness-routes.js';
import { importDeclarationRoutes } from './import-declaration/import-declaration-routes.js';
import { trialBalanceRoute } from './journal/trial-balance-route.js';
import { interestRoutes } from './interest/interest-routes.js';
import { limitRoutes } from './limit/limit-routes.js';
import { applicationRoutes } from './letter-of-credit/application-routes.js';
import { creditApprovals, creditRoutes, creditSupervisionRoutes } from './letter-of-credit/credit-routes.js';
import { lockRoutes } from './lock/lock-routes.js';
import type { Certify } from './offline/certify.js';
import { deviceRoutes } from './offline/device-routes.js';
import { loadRoutes } from './offline/load-routes.js';
import { offlinePolicyRoutes } from './offline/offline-policy-routes.js';
import { fraudProofRoutes, offlineRoutes } from './offline/offline-routes.js';
import { operationRoutes } from './outbox/outbox-routes.js';
import { importFinancingApprovals } from './import-financing/import-financing-approvals.js';
import { importFinancingRoutes } from './import-financing/import-financing-routes.js';
import { approvePackingCredit } from './packing-credit/approve-packing-credit.js';
import { packingCreditRoutes } from './packing-credit/packing-credit-routes.js';
import { partyRoutes } from './party/party-routes.js';
import { recomputationRoutes } from './recomputation/recomputation-routes.js';
import type { Recomputations } from './recomputation/recomputations.js';
import { approveDisbursement } from './receivable/approve-disbursement.js';
import { financingLifeApprovals, financingLifeSupervisionRoute } from './receivable/financing-life-routes.js';
import { registryPlace, vaultOf } from './read-model/places.js';
import { waitingRoute } from './registrar/waiting-route.js';
import { financingPolicyRoutes } from './receivable/policy-routes.js';
import { receivableRoutes } from './receivable/receivable-routes.js';
import { deferredPaymentRoutes } from './netting/deferred-payment-routes.js';
import { nettingRoutes } from './netting/netting-routes.js';
import { remittanceApprovals, remittanceRoutes } from './remittance/remittance-routes.js';
import { signingRoutes, type SigningParts } from './signing/signing-routes.js';
import { statementRoutes } from './statement/statement-routes.js';
import { supervisionRoutes } from './supervision/supervision-routes.js';
import { taxFormRoutes } from './tax-form/tax-form-routes.js';
import { timelineRoutes, timelineSupervisionRoutes } from './timeline/timeline-routes.js';
import { webhookRoutes } from './webhook/webhook-routes.js';
import type { Webhooks } from './webhook/webhooks.js';

/** What routes need besides the ledger. */
export interface RouteParts extends SigningParts {
    readonly events: LedgerEvents;
    readonly webhooks: Webhooks;
    readonly certify: Certify;
    readonly imports: DeclarationImports;
    readonly looks: Looks;
    readonly lookCounts: LookCounts;
    readonly recomputations: Recomputations;
}

/** Whose gateway it is, and among whom. */
type Office = Pick<GatewayConfig, 'mspId' | 'channel' | 'kind' | 'banks' | 'formerBanks'>;

/** All routes of this organisation: those that every kind of organisation has, filtered by its own. */
export function routesOf(
    { mspId, channel, kind, banks, formerBanks }: Office,
    { events, operations, signatures, webhooks, certify, imports, looks, lookCounts, recomputations }: RouteParts,
): readonly Route[] {
    const everyBank = [...banks, ...formerBanks];
    const purse = new Purse();
    const whereabouts = { bank: mspId, channel };
    const drafts = new TransferDrafts(whereabouts);
    const places = approvalPlaces({ mspId, kind, banks });
    const approve = approvals(mspId, purse);

    const routes = [
        ...declarationRoutes(imports),
        ...importDeclarationRoutes,
        ...questionRoutes({ whereabouts, events, banks: everyBank }),
        ...receivableRoutes({ mspId, events, drafts }),
        ...packingCreditRoutes({ mspId, events, drafts, banks: everyBank }),
        ...importFinancingRoutes({ mspId, events, drafts, banks: everyBank }),
        ...taxFormRoutes({ mspId, events, banks: everyBank }),
        ...exportReceiptRoutes({ mspId, banks: everyBank }),
        ...capitalRoutes({ mspId, events, banks: everyBank }),
        ...paymentReportRoutes({ mspId, banks: everyBank }),
        ...documentRequestRoutes({ mspId, banks: everyBank }),
        ...approvalRoutes({ mspId, places, approve }),
        ...eCnyRoutes({ mspId, kind, banks, everyBank, whereabouts, drafts, purse, certify }),
        ...freezeRoutes(everyBank),
        ...disclosureRoutes,
        ...financingPolicyRoutes,
        ...exchangeRateRoutes,
        ...calendarRoutes,
        ...domesticCreditRoutes,
        ...applicationRoutes(mspId),
        ...creditRoutes(mspId),
        ...timelineRoutes(mspId),
        ...examinationRoutes,
        ...supervisionRoutes(everyBank),
        ...anomalyRoutes,
        financingLifeSupervisionRoute(everyBank),
        ...recomputationRoutes(recomputations),
        waitingRoute(everyBank),
        ...creditSupervisionRoutes(everyBank),
        ...timelineSupervisionRoutes(everyBank),
        ...partyRoutes({ kind, banks }),
        ...eventRoutes(mspId),
        ...operationRoutes({ operations, signatures }),
        ...signingRoutes({ operations, signatures }),
        ...webhookRoutes(webhooks),
        ...lookRoutes(mspId, lookCounts),
    ].filter((route) => route.roles[kind] !== undefined);

    return looked(routes, { kind, looks, banks: everyBank });
}

interface ECnyParts extends Pick<Office, 'mspId' | 'kind' | 'banks'>, Pick<RouteParts, 'certify'> {
    readonly everyBank: readonly string[];
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
    readonly purse: Purse;
}

/** Wallets, coins and what moves them. */
function eCnyRoutes({
    mspId,
    kind,
    banks,
    everyBank,
    whereabouts,
    drafts,
    purse,
    certify,
}: ECnyParts): readonly Route[] {
    return [
        ...walletRoutes(mspId),
        ...walletChangeRoutes({ whereabouts, drafts, purse }),
        ...transferRoutes({ whereabouts, drafts }),
        ...lockRoutes({ whereabouts, drafts }),
        ...remittanceRoutes({ whereabouts, drafts }),
        ...deferredPaymentRoutes({ whereabouts, drafts }),
        ...nettingRoutes,
        ...institutionRoutes,
        ...accountRoutes({ whereabouts, banks: kind === 'bank' ? [mspId] : everyBank }),
        ...movementRoutes({ whereabouts, drafts }),
        ...custodyPaymentRoutes(whereabouts),
        ...custodyNettingRoutes,
        ...deviceRoutes({ whereabouts, drafts }),
        ...loadRoutes({ whereabouts, drafts, certify }),
        ...offlineRoutes(mspId),
        ...fraudProofRoutes(kind === 'bank' ? [mspId] : everyBank),
        ...vaultRoutes(mspId),
        ...statementRoutes(mspId),
        ...genuinenessRoutes(mspId),
        trialBalanceRoute(kind === 'bank' ? [mspId] : everyBank),
        ...issueRoutes({ banks, everyBank }),
        ...currencyRoutes(banks),
        ...limitRoutes(banks),
        ...offlinePolicyRoutes(banks),
        ...interestRoutes(mspId, purse),
        ...amlRoutes(everyBank),
    ];
}

/** How each act is carried out on which two users agree. */
function approvals(mspId: string, purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'receivable:ApproveDisbursement': approveDisbursement(purse),
        'financing-policy:ApproveFinancingPolicy': approvePolicy('trade/financing-policy:ApproveFinancingPolicy'),
        'tax-form:ApproveTaxFormPolicy': approvePolicy('trade/tax-form:ApproveTaxFormPolicy'),
        'packing-credit-policy:ApprovePolicy': approvePolicy('trade/packing-credit-policy:ApprovePolicy'),
        'capital-policy:ApprovePolicy': approvePolicy('trade/capital-policy:ApprovePolicy'),
        'import-financing-policy:ApprovePolicy': approvePolicy('trade/import-financing-policy:ApprovePolicy'),
        'limit:ApproveWalletPolicies': approveWitnessed('dcep/limit:ApproveWalletPolicies'),
        'currency:ApproveCurrencyPolicies': approveWitnessed('dcep/currency:ApproveCurrencyPolicies'),
        'device:ApproveOfflinePolicies': approveWitnessed('dcep/device:ApproveOfflinePolicies'),
        ...financingLifeApprovals,
        'packing-credit:ApproveDisbursement': approvePackingCredit(purse),
        ...importFinancingApprovals(purse),
        ...issueApprovals(purse),
        ...vaultApprovals(mspId, purse),
        ...remittanceApprovals(mspId, purse),
        ...walletApprovals,
        ...freezeApprovals,
        ...creditApprovals(purse),
        ...exportReceiptApprovals,
        ...capitalApprovals,
    };
}

/** Where approvals lie that the organisation's users make: in a bank's books, and with its coins; or with both regulators. */
function approvalPlaces({
    mspId,
    kind,
    banks,
}: Pick<GatewayConfig, 'mspId' | 'kind' | 'banks'>): readonly ApprovalCollection[] {
    if (kind === 'foreign-exchange-regulator') {
        // Who may look there the contract says: there is no other place of which a user must not be told.
        return [{ chaincode: 'trade', collection: registryPlace }];
    }

    return kind === 'central-bank'
        ? [...issuePlaces(banks), freezePlace, officersPlace]
        : [{ chaincode: 'trade', collection: vaultOf(mspId) }, vaultPlace(mspId)];
}
