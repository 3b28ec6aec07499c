import type { Authorities } from '../config.js';

/**
 * Who endorses an act (transactions.md): whoever is a member of all that it reads, and satisfies the policy of what it
 * writes. One table for all acts, so that it can be held against the page.
 */
type Endorsement =
    /** The acting organisation and a regulator as notary, the foreign-exchange regulator first. */
    | 'own-and-regulator'
    /** Only they read the registry, and only both together write it. */
    | 'both-regulators'
    /** Money: the central bank and the bank whose coins move. */
    | 'central-bank-and-bank'
    /** What no bank may know of: it touches nothing but the central bank's own collections. */
    | 'central-bank-alone'
    /** Whoever endorsed the act that is cancelled: the record of its request lies among what they wrote. */
    | 'as-what-it-cancels';

const endorsements = {
    'trade/party:EnrolMembers': 'both-regulators',

    'trade/calendar:PublishCalendars': 'both-regulators',
    'trade/calendar:AmendCalendar': 'both-regulators',
    'trade/domestic-credit:SetDomesticPolicies': 'both-regulators',
    'trade/day-count:SetDayCounts': 'both-regulators',

    'trade/declaration:EstablishSecrets': 'own-and-regulator',
    'trade/declaration:DeclareExport': 'own-and-regulator',
    'trade/declaration:ReleaseExport': 'own-and-regulator',
    'trade/declaration:ClearExport': 'own-and-regulator',
    'trade/declaration:AmendExport': 'own-and-regulator',
    'trade/declaration:CancelExport': 'own-and-regulator',

    'trade/receivable:SetFinancingPolicy': 'both-regulators',
    'trade/receivable:RequestFinancing': 'own-and-regulator',
    'trade/receivable:AskBalance': 'own-and-regulator',
    'trade/presentation-financing:RequestPresentationFinancing': 'own-and-regulator',
    'trade/receivable:WithdrawFinancing': 'own-and-regulator',
    'trade/receivable:ProposeDisbursement': 'own-and-regulator',
    'trade/receivable:ApproveDisbursement': 'own-and-regulator',
    'trade/receivable:RecordRepayment': 'own-and-regulator',
    'trade/approval:RefuseApproval': 'own-and-regulator',

    'trade/credit-application:ApplyForCredit': 'own-and-regulator',
    'trade/credit-application:ReviseApplication': 'own-and-regulator',
    'trade/credit-application:WithdrawApplication': 'own-and-regulator',
    'trade/credit-application:ProposePreAdvice': 'own-and-regulator',
    'trade/credit-application:ApprovePreAdvice': 'own-and-regulator',
    'trade/credit-application:ProposeIssue': 'own-and-regulator',
    'trade/credit-application:ApproveIssue': 'own-and-regulator',
    'trade/letter-of-credit:AdviseCredit': 'own-and-regulator',
    'trade/letter-of-credit:DeclineAdvice': 'own-and-regulator',
    'trade/letter-of-credit:ProposeConfirmation': 'own-and-regulator',
    'trade/letter-of-credit:ApproveConfirmation': 'own-and-regulator',
    'trade/letter-of-credit:DeclineConfirmation': 'own-and-regulator',
    'trade/letter-of-credit:ExpireCredit': 'own-and-regulator',
    'trade/letter-of-credit:CloseCredit': 'own-and-regulator',
    'trade/credit-amendment:ProposeAmendment': 'own-and-regulator',
    'trade/credit-amendment:ApproveAmendment': 'own-and-regulator',
    'trade/credit-amendment:AdviseAmendment': 'own-and-regulator',
    'trade/credit-amendment:DeclineAdvice': 'own-and-regulator',
    'trade/credit-amendment:AnswerAmendment': 'own-and-regulator',
    'trade/credit-amendment:ProposeExtension': 'own-and-regulator',
    'trade/credit-amendment:ApproveExtension': 'own-and-regulator',
    'trade/credit-amendment:DeclineExtension': 'own-and-regulator',
    'trade/credit-cancellation:ProposeCancellation': 'own-and-regulator',
    'trade/credit-cancellation:ApproveCancellation': 'own-and-regulator',
    'trade/credit-cancellation:ConsentToCancellation': 'own-and-regulator',
    'trade/credit-cancellation:RefuseCancellation': 'own-and-regulator',
    'trade/credit-transfer:RequestTransfer': 'own-and-regulator',
    'trade/credit-transfer:WithdrawTransfer': 'own-and-regulator',
    'trade/credit-transfer:DeclineTransfer': 'own-and-regulator',
    'trade/credit-transfer:ReturnTransfer': 'own-and-regulator',
    'trade/credit-transfer:ProposeTransfer': 'own-and-regulator',
    'trade/credit-transfer:ApproveTransfer': 'own-and-regulator',
    'trade/transferred-credit:PassAmendmentOn': 'own-and-regulator',
    'trade/transferred-credit:RecountTransfer': 'own-and-regulator',
    'trade/transferred-credit:DemandSubstitution': 'own-and-regulator',
    'trade/transferred-credit:SubstituteDocuments': 'own-and-regulator',
    'trade/transferred-credit:ForwardPresentation': 'own-and-regulator',
    'trade/transferred-credit:PassRefusalOn': 'own-and-regulator',
    'trade/proceeds-assignment:AssignProceeds': 'own-and-regulator',
    'trade/proceeds-assignment:ProposeAcknowledgement': 'own-and-regulator',
    'trade/proceeds-assignment:ApproveAcknowledgement': 'own-and-regulator',
    'trade/proceeds-assignment:RefuseAssignment': 'own-and-regulator',
    'trade/proceeds-assignment:ProposeRelease': 'own-and-regulator',
    'trade/proceeds-assignment:ApproveRelease': 'own-and-regulator',
    'trade/presentation:LodgePresentation': 'own-and-regulator',
    'trade/presentation:CompletePresentation': 'own-and-regulator',
    'trade/presentation:ExaminePresentation': 'own-and-regulator',
    'trade/presentation:ReportDamage': 'own-and-regulator',
    'trade/presentation:ReplaceRecords': 'own-and-regulator',
    'trade/presentation:DropRecords': 'own-and-regulator',
    'trade/presentation:JudgePresentation': 'own-and-regulator',
    'trade/presentation:PrecludePresentation': 'own-and-regulator',
    'trade/presentation:ProposeRefusal': 'own-and-regulator',
    'trade/presentation:ApproveRefusal': 'own-and-regulator',
    'trade/presentation:ProposeWaiver': 'own-and-regulator',
    'trade/presentation:ApproveWaiver': 'own-and-regulator',
    'trade/presentation:ReturnDocuments': 'own-and-regulator',
    'trade/presentation:ProposeHonour': 'own-and-regulator',
    'trade/presentation:ApproveHonour': 'own-and-regulator',
    'trade/reimbursement-authorisation:ProposeAuthorisation': 'own-and-regulator',
    'trade/reimbursement-authorisation:ApproveAuthorisation': 'own-and-regulator',
    'trade/reimbursement-authorisation:ProposeAmendment': 'own-and-regulator',
    'trade/reimbursement-authorisation:ApproveAmendment': 'own-and-regulator',
    'trade/reimbursement-authorisation:ProposeCancellation': 'own-and-regulator',
    'trade/reimbursement-authorisation:ApproveCancellation': 'own-and-regulator',
    'trade/reimbursement-authorisation:ProposeUndertaking': 'own-and-regulator',
    'trade/reimbursement-authorisation:ApproveUndertaking': 'own-and-regulator',
    'trade/reimbursement-authorisation:DeclineUndertaking': 'own-and-regulator',
    'trade/reimbursement-claim:ClaimReimbursement': 'own-and-regulator',
    'trade/reimbursement-claim:NoteOverdue': 'own-and-regulator',
    'trade/reimbursement-claim:ProposeReimbursement': 'own-and-regulator',
    'trade/reimbursement-claim:ApproveReimbursement': 'own-and-regulator',
    'trade/reimbursement-claim:ProposeDecline': 'own-and-regulator',
    'trade/reimbursement-claim:ApproveDecline': 'own-and-regulator',
    'trade/reimbursement-claim:DemandCover': 'own-and-regulator',
    'trade/reimbursement-claim:ProposeCover': 'own-and-regulator',
    'trade/reimbursement-claim:ApproveCover': 'own-and-regulator',
    'trade/discrepancy-advice:AdviseDiscrepancies': 'own-and-regulator',
    'trade/discrepancy-advice:ProposeAnswer': 'own-and-regulator',
    'trade/discrepancy-advice:ApproveAnswer': 'own-and-regulator',
    'trade/reclaim:ReclaimReimbursement': 'own-and-regulator',
    'trade/reclaim:DisputeReclaim': 'own-and-regulator',
    'trade/reclaim:ProposePayment': 'own-and-regulator',
    'trade/reclaim:ApprovePayment': 'own-and-regulator',
    'trade/recourse:ProposeRecourse': 'own-and-regulator',
    'trade/recourse:ApproveRecourse': 'own-and-regulator',
    'trade/presentation:ProposeNegotiation': 'own-and-regulator',
    'trade/presentation:ApproveNegotiation': 'own-and-regulator',
    'trade/presentation:ForwardPresentation': 'own-and-regulator',
    'trade/claim:ProposePayment': 'own-and-regulator',
    'trade/claim:ApprovePayment': 'own-and-regulator',
    'trade/claim:ProposePrepayment': 'own-and-regulator',
    'trade/claim:ApprovePrepayment': 'own-and-regulator',

    'trade/pricing-convention:SetPricingConventions': 'both-regulators',
    'trade/title:ProposeSplit': 'own-and-regulator',
    'trade/title:ApproveSplit': 'own-and-regulator',
    'trade/buyer-limit:ProposeLimits': 'own-and-regulator',
    'trade/buyer-limit:ApproveLimits': 'own-and-regulator',
    'trade/market-policy:ProposeMarketPolicies': 'both-regulators',
    'trade/market-policy:ApproveMarketPolicies': 'both-regulators',
    'trade/quote-curve:PublishCurve': 'both-regulators',
    'trade/claim-offer:OfferClaim': 'own-and-regulator',
    'trade/claim-offer:WithdrawOffer': 'own-and-regulator',
    'trade/claim-offer:AnswerInterest': 'own-and-regulator',
    'trade/offer-notice:ShowInterest': 'own-and-regulator',
    'trade/wanted-notice:WantClaims': 'own-and-regulator',
    'trade/wanted-notice:WithdrawWanted': 'own-and-regulator',
    'trade/quote-request:RequestQuotes': 'own-and-regulator',
    'trade/quote-request:CloseBidding': 'own-and-regulator',
    'trade/quote-request:ProposeDecision': 'own-and-regulator',
    'trade/quote-request:ApproveDecision': 'own-and-regulator',
    'trade/quote:IndicateQuote': 'own-and-regulator',
    'trade/quote:ProposeQuote': 'own-and-regulator',
    'trade/quote:ApproveQuote': 'own-and-regulator',
    'trade/quote:RevealQuote': 'own-and-regulator',
    'trade/deal:DeliverDocuments': 'own-and-regulator',
    'trade/deal:RejectDocuments': 'own-and-regulator',
    'trade/deal:ProposeAcceptance': 'own-and-regulator',
    'trade/deal:ApproveAcceptance': 'own-and-regulator',
    'trade/deal:LapseDeal': 'own-and-regulator',
    'trade/deal:CallOffDeal': 'own-and-regulator',
    'trade/assignment-notice:NotifyAssignment': 'own-and-regulator',
    'trade/assignment-notice:ProposeAcknowledgement': 'own-and-regulator',
    'trade/assignment-notice:ApproveAcknowledgement': 'own-and-regulator',
    'trade/deal-payment:ProposeSettlement': 'own-and-regulator',
    'trade/deal-payment:ApproveSettlement': 'own-and-regulator',
    'trade/deal-payment:ProposePayment': 'own-and-regulator',
    'trade/deal-payment:ApprovePayment': 'own-and-regulator',
    'trade/deal-payment:ProposeReceipt': 'own-and-regulator',
    'trade/deal-payment:ApproveReceipt': 'own-and-regulator',
    'trade/deal-reserve:ProposeLifting': 'own-and-regulator',
    'trade/deal-reserve:ApproveLifting': 'own-and-regulator',
    'trade/deal-reserve:ProposeDemand': 'own-and-regulator',
    'trade/deal-reserve:ApproveDemand': 'own-and-regulator',
    'trade/deal-refund:ProposeRefund': 'own-and-regulator',
    'trade/deal-refund:ApproveRefund': 'own-and-regulator',
    'trade/deal-refund:ProposeReceipt': 'own-and-regulator',
    'trade/deal-refund:ApproveReceipt': 'own-and-regulator',
    'trade/recourse-claim:ProposeClaim': 'own-and-regulator',
    'trade/recourse-claim:ApproveClaim': 'own-and-regulator',
    'trade/recourse-claim:ProposeAdmission': 'own-and-regulator',
    'trade/recourse-claim:ApproveAdmission': 'own-and-regulator',
    'trade/recourse-claim:ProposeRejection': 'own-and-regulator',
    'trade/recourse-claim:ApproveRejection': 'own-and-regulator',
    'trade/recourse-claim:ProposeWithdrawal': 'own-and-regulator',
    'trade/recourse-claim:ApproveWithdrawal': 'own-and-regulator',
    'trade/holding:ProposeWriteOff': 'own-and-regulator',
    'trade/holding:ApproveWriteOff': 'own-and-regulator',
    'trade/late-interest-rate:SetLateInterestRates': 'both-regulators',
    'trade/late-interest:ClaimLateInterest': 'own-and-regulator',
    'trade/late-interest:ProposePayment': 'own-and-regulator',
    'trade/late-interest:ApprovePayment': 'own-and-regulator',
    'trade/late-interest:ProposeWaiver': 'own-and-regulator',
    'trade/late-interest:ApproveWaiver': 'own-and-regulator',

    'trade/registry:EstablishPepper': 'both-regulators',
    'trade/registry:DecideFinancings': 'both-regulators',
    'trade/registry:AnswerBalanceQuestions': 'both-regulators',
    'trade/registry:SettleReleases': 'both-regulators',
    'trade/registry:SettlePresentations': 'both-regulators',
    'trade/registry:ExpireReservations': 'both-regulators',
    'trade/registry:AlertLenders': 'both-regulators',
    'trade/request:CancelRequest': 'as-what-it-cancels',

    'dcep/party:EnrolMembers': 'central-bank-and-bank',
    'dcep/currency:SetCurrencyPolicies': 'central-bank-and-bank',
    'dcep/interest:PostInterest': 'central-bank-and-bank',
    'dcep/limit:SetWalletPolicies': 'central-bank-and-bank',
    'dcep/coin:ProposeReserveCredit': 'central-bank-and-bank',
    'dcep/coin:ApproveReserveCredit': 'central-bank-and-bank',
    'dcep/coin:ProposeIssue': 'central-bank-and-bank',
    'dcep/coin:ApproveIssue': 'central-bank-and-bank',
    'dcep/coin:ProposeRedemption': 'central-bank-and-bank',
    'dcep/coin:ApproveRedemption': 'central-bank-and-bank',
    'dcep/lock:LockCoins': 'central-bank-and-bank',
    'dcep/lock:ClaimLock': 'central-bank-and-bank',
    'dcep/lock:PayForPurpose': 'central-bank-and-bank',
    'dcep/lock:ReturnLock': 'central-bank-and-bank',
    'dcep/remittance:SendRemittance': 'central-bank-and-bank',
    'dcep/remittance:ProposeVaultRemittance': 'central-bank-and-bank',
    'dcep/remittance:ApproveVaultRemittance': 'central-bank-and-bank',
    'dcep/remittance:AcceptRemittance': 'central-bank-and-bank',
    'dcep/remittance:RefuseRemittance': 'central-bank-and-bank',
    'dcep/remittance:TakeBackRemittance': 'central-bank-and-bank',
    'dcep/device:SetOfflinePolicies': 'central-bank-and-bank',
    'dcep/device:RegisterDevice': 'central-bank-and-bank',
    'dcep/device:StopDevice': 'central-bank-and-bank',
    'dcep/device:LoadDevice': 'central-bank-and-bank',
    'dcep/device:UnloadDevice': 'central-bank-and-bank',
    'dcep/device:ReturnLoad': 'central-bank-and-bank',
    'dcep/offline:RegisterOfflinePayment': 'central-bank-and-bank',
    'dcep/deferred-payment:QueuePayment': 'central-bank-and-bank',
    'dcep/deferred-payment:CreditPayment': 'central-bank-and-bank',
    'dcep/deferred-payment:RefusePayment': 'central-bank-and-bank',
    'dcep/deferred-payment:ReturnPayment': 'central-bank-and-bank',
    'dcep/netting:ConfirmPosition': 'central-bank-and-bank',
    'dcep/netting:CollectPosition': 'central-bank-and-bank',
    'dcep/netting:EndCycle': 'central-bank-alone',
    'dcep/custody:LicenseInstitution': 'central-bank-and-bank',
    'dcep/custody-account:OpenAccount': 'central-bank-and-bank',
    'dcep/custody-account:ReplaceAccountKey': 'central-bank-and-bank',
    'dcep/custody:Deposit': 'central-bank-and-bank',
    'dcep/custody:Withdraw': 'central-bank-and-bank',
    'dcep/custody-payment:PayFromAccounts': 'central-bank-and-bank',
    'dcep/custody-payment:CreditPayments': 'central-bank-and-bank',
    'dcep/custody-payment:ReturnPayments': 'central-bank-and-bank',
    'dcep/custody-netting:ConfirmPosition': 'central-bank-and-bank',
    'dcep/custody-netting:CollectPosition': 'central-bank-and-bank',
    'dcep/transfer:TransferCoins': 'central-bank-and-bank',
    'dcep/transfer:ProposeVaultPayment': 'central-bank-and-bank',
    'dcep/transfer:ApproveVaultPayment': 'central-bank-and-bank',
    'dcep/wallet:OpenWallet': 'central-bank-and-bank',
    'dcep/wallet:OpenSubWallet': 'central-bank-and-bank',
    'dcep/wallet-key:StopWallet': 'central-bank-and-bank',
    'dcep/wallet-key:ProposeKeyReplacement': 'central-bank-and-bank',
    'dcep/wallet-key:ApproveKeyReplacement': 'central-bank-and-bank',
    'dcep/wallet-key:ChangeKey': 'central-bank-and-bank',
    'dcep/wallet:RaiseTier': 'central-bank-and-bank',
    'dcep/wallet-closing:CloseWallet': 'central-bank-and-bank',
    'dcep/aml:SetAmlPolicies': 'central-bank-alone',
    'dcep/freeze:ProposeFreeze': 'central-bank-alone',
    'dcep/freeze:ApproveFreeze': 'central-bank-alone',
    'dcep/freeze:ProposeRelease': 'central-bank-alone',
    'dcep/freeze:ApproveRelease': 'central-bank-alone',
    'dcep/disclosure:AskDisclosure': 'central-bank-alone',
    'dcep/disclosure:ApproveDisclosure': 'central-bank-alone',
    'dcep/disclosure:RefuseDisclosure': 'central-bank-alone',
    'dcep/disclosure:EndDisclosure': 'central-bank-alone',
    'dcep/disclosure:LookAtIdentity': 'central-bank-alone',
    'dcep/approval:RefuseApproval': 'central-bank-and-bank',
    'dcep/request:CancelRequest': 'as-what-it-cancels',
} as const satisfies Readonly<Record<`${'trade' | 'dcep'}/${string}`, Endorsement>>;

/** Every act that a gateway submits, as `chaincode/contract:Transaction`. */
export type ActName = keyof typeof endorsements;

export const actNames = Object.keys(endorsements) as readonly ActName[];

export interface EndorserQuestion {
    readonly act: ActName;
    readonly mspId: string;
    readonly authorities: Authorities;
    /** Whether coins move in the act: then the central bank is the regulator that must endorse. */
    readonly settles: boolean;
    /** The bank whose coins a central bank's act touches, if any; a bank's own acts touch its own. */
    readonly bank?: string;
    /** Who endorsed what is cancelled. */
    readonly cancelledOf?: readonly string[];
}

/** The organisations to ask, in the order in which to try: a second choice is for when a peer of the first is away. */
export function endorserChoices(question: EndorserQuestion): readonly (readonly string[])[] {
    const { mspId, settles, bank = mspId, cancelledOf = [] } = question;
    const { foreignExchangeRegulator: safe, centralBank } = question.authorities;
    switch (settles ? 'central-bank-and-bank' : endorsements[question.act]) {
        case 'own-and-regulator':
            return [
                [mspId, safe],
                [mspId, centralBank],
            ];
        case 'both-regulators':
            return [[safe, centralBank]];
        case 'central-bank-and-bank':
            return [bank === centralBank ? [centralBank] : [centralBank, bank]];
        case 'central-bank-alone':
            return [[centralBank]];
        case 'as-what-it-cancels':
            return [cancelledOf];
    }
}
