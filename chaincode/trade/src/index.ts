import { MembersContract, RequestContract } from '@cohong/chaincode-runtime';
import { TradeApprovalContract } from './approval/trade-approval-contract.js';
import { AssignmentContract } from './assignment/assignment-contract.js';
import { CalendarContract } from './calendar/calendar-contract.js';
import { CapitalAccountContract } from './capital-account/capital-account-contract.js';
import { CapitalPaymentContract } from './capital-account/capital-payment-contract.js';
import { CapitalPolicyContract } from './capital-account/capital-policy-contract.js';
import { CapitalPopulationContract } from './capital-account/capital-population-contract.js';
import { CapitalRegistryContract } from './capital-account/capital-registry-contract.js';
import { ClaimContract } from './claim/claim-contract.js';
import { ConsentContract } from './consent/consent-contract.js';
import { EnterpriseContract } from './consent/enterprise-contract.js';
import { CreditInquiryContract } from './credit-information/credit-inquiry-contract.js';
import { ExportCountContract } from './credit-information/export-count-contract.js';
import { CreditPassportContract } from './credit-passport/credit-passport-contract.js';
import { DeclarationContract } from './declaration/declaration-contract.js';
import { DayCountContract } from './day-count/day-count-contract.js';
import { DomesticCreditContract } from './domestic-credit/domestic-credit-contract.js';
import { AssignmentNoticeContract } from './forfaiting/assignment-notice-contract.js';
import { BuyerLimitContract } from './forfaiting/buyer-limit-contract.js';
import { ClaimOfferContract } from './forfaiting/claim-offer-contract.js';
import { DealContract } from './forfaiting/deal-contract.js';
import { DealPaymentContract } from './forfaiting/deal-payment-contract.js';
import { DealRefundContract } from './forfaiting/deal-refund-contract.js';
import { DealReserveContract } from './forfaiting/deal-reserve-contract.js';
import { HoldingContract } from './forfaiting/holding-contract.js';
import { DealTimelineContract } from './forfaiting/deal-timeline-contract.js';
import { LateInterestContract } from './forfaiting/late-interest-contract.js';
import { LateInterestRateContract } from './forfaiting/late-interest-rate-contract.js';
import { MarketPolicyContract } from './forfaiting/market-policy-contract.js';
import { OfferNoticeContract } from './forfaiting/offer-notice-contract.js';
import { ParticipationContract } from './forfaiting/participation-contract.js';
import { ParticipationPaymentContract } from './forfaiting/participation-payment-contract.js';
import { ParticipationPolicyContract } from './forfaiting/participation-policy-contract.js';
import { PricingConventionContract } from './forfaiting/pricing-convention-contract.js';
import { QuoteContract } from './forfaiting/quote-contract.js';
import { QuoteCurveContract } from './forfaiting/quote-curve-contract.js';
import { QuoteRequestContract } from './forfaiting/quote-request-contract.js';
import { RecourseClaimContract } from './forfaiting/recourse-claim-contract.js';
import { TitleContract } from './forfaiting/title-contract.js';
import { WantedNoticeContract } from './forfaiting/wanted-notice-contract.js';
import { RegulatorLookContract } from './regulator-look/regulator-look-contract.js';
import { ExchangeRateContract } from './exchange-rate/exchange-rate-contract.js';
import { ExportReceiptContract } from './export-receipt/export-receipt-contract.js';
import { ExportReceiptRegistryContract } from './export-receipt/export-receipt-registry-contract.js';
import { DocumentCheckContract } from './fingerprint/document-check-contract.js';
import { FingerprintContract } from './fingerprint/fingerprint-contract.js';
import { SimilarityCaseContract } from './fingerprint/similarity-case-contract.js';
import { FactContract } from './fact/fact-contract.js';
import { ImportDeclarationContract } from './import-declaration/import-declaration-contract.js';
import { ImportFinancingContract } from './import-financing/import-financing-contract.js';
import { ImportFinancingLifeContract } from './import-financing/import-financing-life-contract.js';
import { ImportFinancingPolicyContract } from './import-financing/import-financing-policy-contract.js';
import { ImportFinancingRegistryContract } from './import-financing/import-financing-registry-contract.js';
import { AmendmentContract } from './letter-of-credit/amendment-contract.js';
import { ApplicationContract } from './letter-of-credit/application-contract.js';
import { CancellationContract } from './letter-of-credit/cancellation-contract.js';
import { LetterOfCreditContract } from './letter-of-credit/letter-of-credit-contract.js';
import { PresentationContract } from './presentation/presentation-contract.js';
import { FinancingLifeContract } from './receivable/financing-life-contract.js';
import { PresentationFinancingContract } from './receivable/presentation-financing-contract.js';
import { FinancingPolicyContract } from './receivable/financing-policy-contract.js';
import { ReceivableContract } from './receivable/receivable-contract.js';
import { RegistryContract } from './registry/registry-contract.js';
import { OutwardPaymentContract } from './tax-form/outward-payment-contract.js';
import { OutwardPaymentRegistryContract } from './tax-form/outward-payment-registry-contract.js';
import { PackingCreditContract } from './packing-credit/packing-credit-contract.js';
import { PackingCreditPolicyContract } from './packing-credit/packing-credit-policy-contract.js';
import { PackingCreditRegistryContract } from './packing-credit/packing-credit-registry-contract.js';
import { TaxFormContract } from './tax-form/tax-form-contract.js';
import { TimelineContract } from './timeline/timeline-contract.js';
import { TransferContract } from './transfer/transfer-contract.js';
import { TransferredCreditContract } from './transfer/transferred-credit-contract.js';
import { DiscrepancyAdviceContract } from './discrepancy-advice/discrepancy-advice-contract.js';
import { ReclaimContract } from './reclaim/reclaim-contract.js';
import { RecourseContract } from './recourse/recourse-contract.js';
import { ReimbursementAuthorisationContract } from './reimbursement/reimbursement-authorisation-contract.js';
import { ReimbursementClaimContract } from './reimbursement/reimbursement-claim-contract.js';
import { BopRuleContract } from './balance-of-payments/bop-rule-contract.js';
import { DocumentRequestContract } from './balance-of-payments/document-request-contract.js';
import { PaymentReportContract } from './balance-of-payments/payment-report-contract.js';
import { CodeTableContract } from './single-window/code-table-contract.js';
import { DeclarationSourceContract } from './verification/declaration-source-contract.js';
import { VerificationContract } from './verification/verification-contract.js';

/** What `trade` consists of, as the process that runs it expects. */
export const contracts = [
    MembersContract,
    RequestContract,
    TradeApprovalContract,
    CalendarContract,
    DeclarationContract,
    ImportDeclarationContract,
    DayCountContract,
    DomesticCreditContract,
    FactContract,
    ReceivableContract,
    FinancingPolicyContract,
    PresentationFinancingContract,
    FinancingLifeContract,
    RegistryContract,
    TaxFormContract,
    OutwardPaymentContract,
    OutwardPaymentRegistryContract,
    PackingCreditContract,
    PackingCreditRegistryContract,
    PackingCreditPolicyContract,
    ImportFinancingContract,
    ImportFinancingRegistryContract,
    ImportFinancingLifeContract,
    ImportFinancingPolicyContract,
    CodeTableContract,
    VerificationContract,
    DeclarationSourceContract,
    CapitalPolicyContract,
    CapitalAccountContract,
    CapitalPaymentContract,
    CapitalPopulationContract,
    CapitalRegistryContract,
    BopRuleContract,
    PaymentReportContract,
    DocumentRequestContract,
    DocumentCheckContract,
    FingerprintContract,
    SimilarityCaseContract,
    EnterpriseContract,
    ConsentContract,
    CreditInquiryContract,
    ExportCountContract,
    CreditPassportContract,
    ApplicationContract,
    LetterOfCreditContract,
    AmendmentContract,
    CancellationContract,
    PresentationContract,
    ClaimContract,
    TimelineContract,
    TransferContract,
    TransferredCreditContract,
    AssignmentContract,
    DiscrepancyAdviceContract,
    ReclaimContract,
    RecourseContract,
    ReimbursementAuthorisationContract,
    ReimbursementClaimContract,
    PricingConventionContract,
    TitleContract,
    BuyerLimitContract,
    MarketPolicyContract,
    ClaimOfferContract,
    OfferNoticeContract,
    WantedNoticeContract,
    QuoteCurveContract,
    QuoteRequestContract,
    QuoteContract,
    DealContract,
    DealTimelineContract,
    AssignmentNoticeContract,
    DealReserveContract,
    DealPaymentContract,
    DealRefundContract,
    RecourseClaimContract,
    HoldingContract,
    LateInterestRateContract,
    LateInterestContract,
    ParticipationPolicyContract,
    ParticipationContract,
    ParticipationPaymentContract,
    ExchangeRateContract,
    RegulatorLookContract,
    ExportReceiptContract,
    ExportReceiptRegistryContract,
];
