import { amlProblems } from '../aml/aml-problems.js';
import { approvalProblems } from '../approval/approval-problems.js';
import { asOfProblems } from '../supervision/as-of-problems.js';
import { assignmentProblems } from '../assignment/assignment-problems.js';
import { documentRequestProblems } from '../balance-of-payments/document-request-problems.js';
import { paymentReportProblems } from '../balance-of-payments/payment-report-problems.js';
import { calendarProblems } from '../calendar/calendar-problems.js';
import { consentProblems } from '../consent/consent-problems.js';
import { creditInformationProblems } from '../credit-information/credit-information-problems.js';
import { currencyProblems } from '../currency/currency-problems.js';
import { custodyProblems } from '../custody/custody-problems.js';
import { dcepProblems } from '../dcep/dcep-problems.js';
import { transferProblems } from '../dcep/transfer-problems.js';
import { walletProblems } from '../dcep/wallet-problems.js';
import { declarationProblems } from '../declaration/declaration-problems.js';
import { discrepancyAdviceProblems } from '../discrepancy-advice/discrepancy-advice-problems.js';
import { disclosureProblems } from '../disclosure/disclosure-problems.js';
import { dayCountProblems } from '../day-count/day-count-problems.js';
import { domesticCreditProblems } from '../domestic-credit/domestic-credit-problems.js';
import { amendmentProblems } from '../letter-of-credit/amendment-problems.js';
import { creditProblems } from '../letter-of-credit/credit-problems.js';
import { ledgerProblems } from '../fabric/ledger-problems.js';
import { pricingProblems } from '../forfaiting/pricing-problems.js';
import { dealProblems } from '../forfaiting/deal-problems.js';
import { recourseClaimProblems } from '../forfaiting/recourse-claim-problems.js';
import { undoingProblems } from '../forfaiting/undoing-problems.js';
import { holdingProblems } from '../forfaiting/holding-problems.js';
import { lateInterestProblems } from '../forfaiting/late-interest-problems.js';
import { participationProblems } from '../forfaiting/participation-problems.js';
import { buyerLimitProblems } from '../forfaiting/buyer-limit-problems.js';
import { marketProblems } from '../forfaiting/market-problems.js';
import { quoteProblems } from '../forfaiting/quote-problems.js';
import { titleProblems } from '../forfaiting/title-problems.js';
import { fingerprintProblems } from '../fingerprint/fingerprint-problems.js';
import { freezeProblems } from '../freeze/freeze-problems.js';
import { httpProblems } from '../http/http-problems.js';
import { importDeclarationProblems } from '../import-declaration/import-declaration-problems.js';
import { interestProblems } from '../interest/interest-problems.js';
import { limitProblems } from '../limit/limit-problems.js';
import { lockProblems } from '../lock/lock-problems.js';
import { deviceProblems } from '../offline/device-problems.js';
import { offlineProblems } from '../offline/offline-problems.js';
import { outboxProblems } from '../outbox/outbox-problems.js';
import { importFinancingProblems } from '../import-financing/import-financing-problems.js';
import { packingCreditProblems } from '../packing-credit/packing-credit-problems.js';
import { partyProblems } from '../party/party-problems.js';
import { exchangeRateProblems } from '../exchange-rate/exchange-rate-problems.js';
import { lookProblems } from '../regulator-look/look-problems.js';
import { exportReceiptProblems } from '../export-receipt/export-receipt-problems.js';
import { examinationProblems } from '../examination/examination-problems.js';
import { claimProblems } from '../claim/claim-problems.js';
import { forwardingProblems } from '../presentation/forwarding-problems.js';
import { honourProblems } from '../presentation/honour-problems.js';
import { negotiationProblems } from '../presentation/negotiation-problems.js';
import { presentationProblems } from '../presentation/presentation-problems.js';
import { recordProblems } from '../presentation/record-problems.js';
import { refusalProblems } from '../presentation/refusal-problems.js';
import { waiverProblems } from '../presentation/waiver-problems.js';
import { reclaimProblems } from '../reclaim/reclaim-problems.js';
import { recourseProblems } from '../recourse/recourse-problems.js';
import { authorisationProblems } from '../reimbursement/authorisation-problems.js';
import { reimbursementClaimProblems } from '../reimbursement/claim-problems.js';
import { financingLifeProblems } from '../receivable/financing-life-problems.js';
import { presentationFinancingProblems } from '../receivable/presentation-financing-problems.js';
import { receivableProblems } from '../receivable/receivable-problems.js';
import { signingProblems } from '../signing/signing-problems.js';
import { singleWindowProblems } from '../single-window/single-window-problems.js';
import { statementProblems } from '../statement/statement-problems.js';
import { capitalProblems } from '../capital-account/capital-problems.js';
import { capitalSampleProblems } from '../capital-account/capital-sample-problems.js';
import { taxFormProblems } from '../tax-form/tax-form-problems.js';
import { verificationProblems } from '../verification/verification-problems.js';
import { webhookProblems } from '../webhook/webhook-problems.js';
import type { Explanation } from './explanation.js';
import { requestProblems } from './request-problems.js';
import { nettingProblems } from '../netting/netting-problems.js';
import { remittanceProblems } from '../remittance/remittance-problems.js';
import { creditTransferProblems } from '../transfer/transfer-problems.js';
import { transferredCreditProblems } from '../transfer/transferred-credit-problems.js';

/**
 * What every code means, in every language.
 *
 * The texts stand in the gateway and not beside the rules, because the rules are part of the chaincode: there, a
 * mended word would be new code that every organisation has to approve. test/tidy.test.ts holds that none is missing.
 */
export const catalogue: ReadonlyMap<string, Explanation> = new Map(
    Object.entries({
        ...httpProblems,
        ...ledgerProblems,
        ...outboxProblems,
        ...requestProblems,
        ...signingProblems,
        ...partyProblems,
        ...approvalProblems,
        ...declarationProblems,
        ...importDeclarationProblems,
        ...consentProblems,
        ...creditInformationProblems,
        ...receivableProblems,
        ...exchangeRateProblems,
        ...lookProblems,
        ...exportReceiptProblems,
        ...financingLifeProblems,
        ...presentationFinancingProblems,
        ...packingCreditProblems,
        ...importFinancingProblems,
        ...taxFormProblems,
        ...capitalProblems,
        ...capitalSampleProblems,
        ...paymentReportProblems,
        ...documentRequestProblems,
        ...fingerprintProblems,
        ...verificationProblems,
        ...singleWindowProblems,
        ...dcepProblems,
        ...transferProblems,
        ...walletProblems,
        ...freezeProblems,
        ...disclosureProblems,
        ...calendarProblems,
        ...dayCountProblems,
        ...domesticCreditProblems,
        ...examinationProblems,
        ...presentationProblems,
        ...recordProblems,
        ...refusalProblems,
        ...honourProblems,
        ...negotiationProblems,
        ...forwardingProblems,
        ...creditTransferProblems,
        ...transferredCreditProblems,
        ...asOfProblems,
        ...assignmentProblems,
        ...authorisationProblems,
        ...reimbursementClaimProblems,
        ...waiverProblems,
        ...discrepancyAdviceProblems,
        ...reclaimProblems,
        ...recourseProblems,
        ...claimProblems,
        ...pricingProblems,
        ...titleProblems,
        ...dealProblems,
        ...undoingProblems,
        ...recourseClaimProblems,
        ...holdingProblems,
        ...lateInterestProblems,
        ...participationProblems,
        ...buyerLimitProblems,
        ...marketProblems,
        ...quoteProblems,
        ...currencyProblems,
        ...interestProblems,
        ...statementProblems,
        ...limitProblems,
        ...lockProblems,
        ...remittanceProblems,
        ...nettingProblems,
        ...custodyProblems,
        ...deviceProblems,
        ...offlineProblems,
        ...amlProblems,
        ...webhookProblems,
        ...creditProblems,
        ...amendmentProblems,
    }),
);

/** Where the gateway explains a code: the `type` of a problem, which stays the same for ever. */
export function problemPath(code: string): string {
    return `/problems/${code.toLowerCase().replaceAll('_', '-')}`;
}
