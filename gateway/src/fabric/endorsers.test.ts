import { describe, expect, it } from '@jest/globals';
import { actNames, endorserChoices, type ActName } from './endorsers.js';

const authorities = { customs: 'CustomsMSP', foreignExchangeRegulator: 'SafeMSP', centralBank: 'PbocMSP' };
const choices = (
    act: ActName,
    mspId: string,
    more: { settles?: boolean; bank?: string; cancelledOf?: string[] } = {},
) => endorserChoices({ act, mspId, authorities, settles: false, ...more });

const eitherRegulator = (mspId: string) => [
    [mspId, 'SafeMSP'],
    [mspId, 'PbocMSP'],
];
const bothRegulators = [['SafeMSP', 'PbocMSP']];

describe('the endorsers of each act, as transactions.md has them', () => {
    it.each([
        'trade/declaration:EstablishSecrets',
        'trade/declaration:DeclareExport',
        'trade/declaration:ReleaseExport',
        'trade/declaration:AmendExport',
        'trade/declaration:CancelExport',
    ] as const)('%s: customs and either regulator', (act) => {
        expect(choices(act, 'CustomsMSP')).toEqual(eitherRegulator('CustomsMSP'));
    });

    it.each([
        'trade/receivable:RequestFinancing',
        'trade/presentation-financing:RequestPresentationFinancing',
        'trade/receivable:AskBalance',
        'trade/receivable:WithdrawFinancing',
        'trade/receivable:ProposeDisbursement',
        'trade/receivable:ApproveDisbursement',
        'trade/receivable:RecordRepayment',
        'trade/approval:RefuseApproval',
        'trade/credit-application:ApplyForCredit',
        'trade/credit-application:ReviseApplication',
        'trade/credit-application:WithdrawApplication',
        'trade/credit-application:ProposePreAdvice',
        'trade/credit-application:ApprovePreAdvice',
        'trade/credit-application:ProposeIssue',
        'trade/credit-application:ApproveIssue',
        'trade/letter-of-credit:AdviseCredit',
        'trade/letter-of-credit:DeclineAdvice',
        'trade/letter-of-credit:ProposeConfirmation',
        'trade/letter-of-credit:ApproveConfirmation',
        'trade/letter-of-credit:DeclineConfirmation',
        'trade/letter-of-credit:ExpireCredit',
        'trade/letter-of-credit:CloseCredit',
        'trade/credit-amendment:ProposeAmendment',
        'trade/credit-amendment:ApproveAmendment',
        'trade/credit-amendment:AdviseAmendment',
        'trade/credit-amendment:DeclineAdvice',
        'trade/credit-amendment:AnswerAmendment',
        'trade/credit-amendment:ProposeExtension',
        'trade/credit-amendment:ApproveExtension',
        'trade/credit-amendment:DeclineExtension',
        'trade/credit-cancellation:ProposeCancellation',
        'trade/credit-cancellation:ApproveCancellation',
        'trade/credit-cancellation:ConsentToCancellation',
        'trade/credit-cancellation:RefuseCancellation',
        'trade/credit-transfer:RequestTransfer',
        'trade/credit-transfer:WithdrawTransfer',
        'trade/credit-transfer:DeclineTransfer',
        'trade/credit-transfer:ReturnTransfer',
        'trade/credit-transfer:ProposeTransfer',
        'trade/credit-transfer:ApproveTransfer',
        'trade/proceeds-assignment:AssignProceeds',
        'trade/proceeds-assignment:ProposeAcknowledgement',
        'trade/proceeds-assignment:ApproveAcknowledgement',
        'trade/proceeds-assignment:RefuseAssignment',
        'trade/proceeds-assignment:ProposeRelease',
        'trade/proceeds-assignment:ApproveRelease',
        'trade/transferred-credit:PassAmendmentOn',
        'trade/transferred-credit:RecountTransfer',
        'trade/transferred-credit:DemandSubstitution',
        'trade/transferred-credit:SubstituteDocuments',
        'trade/transferred-credit:ForwardPresentation',
        'trade/transferred-credit:PassRefusalOn',
        'trade/presentation:LodgePresentation',
        'trade/presentation:CompletePresentation',
        'trade/presentation:ExaminePresentation',
        'trade/presentation:ReportDamage',
        'trade/presentation:ReplaceRecords',
        'trade/presentation:DropRecords',
        'trade/presentation:JudgePresentation',
        'trade/presentation:PrecludePresentation',
        'trade/presentation:ProposeRefusal',
        'trade/presentation:ApproveRefusal',
        'trade/presentation:ProposeWaiver',
        'trade/presentation:ApproveWaiver',
        'trade/presentation:ReturnDocuments',
        'trade/presentation:ProposeHonour',
        'trade/presentation:ApproveHonour',
        'trade/reimbursement-authorisation:ProposeAuthorisation',
        'trade/reimbursement-authorisation:ApproveAuthorisation',
        'trade/reimbursement-authorisation:ProposeAmendment',
        'trade/reimbursement-authorisation:ApproveAmendment',
        'trade/reimbursement-authorisation:ProposeCancellation',
        'trade/reimbursement-authorisation:ApproveCancellation',
        'trade/reimbursement-authorisation:ProposeUndertaking',
        'trade/reimbursement-authorisation:ApproveUndertaking',
        'trade/reimbursement-authorisation:DeclineUndertaking',
        'trade/reimbursement-claim:ClaimReimbursement',
        'trade/reimbursement-claim:NoteOverdue',
        'trade/reimbursement-claim:ProposeReimbursement',
        'trade/reimbursement-claim:ApproveReimbursement',
        'trade/reimbursement-claim:ProposeDecline',
        'trade/reimbursement-claim:ApproveDecline',
        'trade/discrepancy-advice:AdviseDiscrepancies',
        'trade/discrepancy-advice:ProposeAnswer',
        'trade/discrepancy-advice:ApproveAnswer',
        'trade/reclaim:ReclaimReimbursement',
        'trade/reclaim:DisputeReclaim',
        'trade/reclaim:ProposePayment',
        'trade/reclaim:ApprovePayment',
        'trade/recourse:ProposeRecourse',
        'trade/recourse:ApproveRecourse',
        'trade/reimbursement-claim:DemandCover',
        'trade/reimbursement-claim:ProposeCover',
        'trade/reimbursement-claim:ApproveCover',
        'trade/presentation:ProposeNegotiation',
        'trade/presentation:ApproveNegotiation',
        'trade/presentation:ForwardPresentation',
        'trade/claim:ProposePayment',
        'trade/claim:ApprovePayment',
        'trade/claim:ProposePrepayment',
        'trade/claim:ApprovePrepayment',
        'trade/title:ProposeSplit',
        'trade/title:ApproveSplit',
        'trade/buyer-limit:ProposeLimits',
        'trade/buyer-limit:ApproveLimits',
        'trade/quote-request:RequestQuotes',
        'trade/quote-request:CloseBidding',
        'trade/quote-request:ProposeDecision',
        'trade/quote-request:ApproveDecision',
        'trade/quote:ProposeQuote',
        'trade/quote:ApproveQuote',
        'trade/quote:RevealQuote',
        'trade/deal:DeliverDocuments',
        'trade/deal:RejectDocuments',
        'trade/deal:ProposeAcceptance',
        'trade/deal:ApproveAcceptance',
        'trade/deal:LapseDeal',
        'trade/deal:CallOffDeal',
        'trade/assignment-notice:NotifyAssignment',
        'trade/assignment-notice:ProposeAcknowledgement',
        'trade/assignment-notice:ApproveAcknowledgement',
        'trade/deal:ProposeSettlement',
        'trade/deal:ApproveSettlement',
        'trade/deal:ProposeReceipt',
        'trade/deal:ApproveReceipt',
        'trade/holding:ProposeWriteOff',
        'trade/holding:ApproveWriteOff',
        'trade/late-interest:ClaimLateInterest',
        'trade/late-interest:ProposePayment',
        'trade/late-interest:ApprovePayment',
        'trade/late-interest:ProposeWaiver',
        'trade/late-interest:ApproveWaiver',
    ] as const)('%s: the bank and either regulator, SAFE first', (act) => {
        expect(choices(act, 'HaizhouBankMSP')).toEqual(eitherRegulator('HaizhouBankMSP'));
    });

    it.each([
        'trade/receivable:ApproveDisbursement',
        'trade/receivable:RecordRepayment',
        'trade/presentation:ApproveHonour',
        'trade/claim:ApprovePayment',
        'trade/reimbursement-claim:ApproveCover',
        'trade/reclaim:ApprovePayment',
        'trade/deal:ApproveSettlement',
        'trade/late-interest:ApprovePayment',
    ] as const)('%s in e-CNY: the central bank and the bank, and nobody else will do', (act) => {
        expect(choices(act, 'HaizhouBankMSP', { settles: true })).toEqual([['PbocMSP', 'HaizhouBankMSP']]);
    });

    it.each([
        'trade/party:EnrolMembers',
        'trade/calendar:PublishCalendars',
        'trade/calendar:AmendCalendar',
        'trade/domestic-credit:SetDomesticPolicies',
        'trade/day-count:SetDayCounts',
        'trade/pricing-convention:SetPricingConventions',
        'trade/late-interest-rate:SetLateInterestRates',
        'trade/receivable:SetFinancingPolicy',
        'trade/registry:EstablishPepper',
        'trade/registry:DecideFinancings',
        'trade/registry:AnswerBalanceQuestions',
        'trade/registry:SettleReleases',
        'trade/registry:SettlePresentations',
        'trade/registry:ExpireReservations',
        'trade/registry:AlertLenders',
    ] as const)('%s: both regulators, whichever of them acts', (act) => {
        expect(choices(act, 'SafeMSP')).toEqual(bothRegulators);
        expect(choices(act, 'PbocMSP')).toEqual(bothRegulators);
    });

    it.each([
        'dcep/party:EnrolMembers',
        'dcep/currency:SetCurrencyPolicies',
        'dcep/limit:SetWalletPolicies',
        'dcep/custody:LicenseInstitution',
        'dcep/device:SetOfflinePolicies',
        'dcep/coin:ProposeReserveCredit',
        'dcep/coin:ApproveReserveCredit',
        'dcep/coin:ProposeIssue',
        'dcep/coin:ApproveIssue',
        'dcep/coin:ProposeRedemption',
        'dcep/coin:ApproveRedemption',
        'dcep/approval:RefuseApproval',
    ] as const)('%s: the central bank and the bank whose coins it touches', (act) => {
        expect(choices(act, 'PbocMSP', { bank: 'PearlBankMSP' })).toEqual([['PbocMSP', 'PearlBankMSP']]);
    });

    it.each([
        'dcep/transfer:TransferCoins',
        'dcep/interest:PostInterest',
        'dcep/lock:LockCoins',
        'dcep/lock:ClaimLock',
        'dcep/lock:PayForPurpose',
        'dcep/lock:ReturnLock',
        'dcep/remittance:SendRemittance',
        'dcep/remittance:ProposeVaultRemittance',
        'dcep/remittance:ApproveVaultRemittance',
        'dcep/remittance:AcceptRemittance',
        'dcep/remittance:RefuseRemittance',
        'dcep/remittance:TakeBackRemittance',
        'dcep/device:RegisterDevice',
        'dcep/device:StopDevice',
        'dcep/device:LoadDevice',
        'dcep/device:UnloadDevice',
        'dcep/device:ReturnLoad',
        'dcep/offline:RegisterOfflinePayment',
        'dcep/deferred-payment:QueuePayment',
        'dcep/deferred-payment:CreditPayment',
        'dcep/deferred-payment:RefusePayment',
        'dcep/deferred-payment:ReturnPayment',
        'dcep/netting:ConfirmPosition',
        'dcep/netting:CollectPosition',
        'dcep/custody-account:OpenAccount',
        'dcep/custody-account:ReplaceAccountKey',
        'dcep/custody:Deposit',
        'dcep/custody:Withdraw',
        'dcep/custody-payment:PayFromAccounts',
        'dcep/custody-payment:CreditPayments',
        'dcep/custody-payment:ReturnPayments',
        'dcep/custody-netting:ConfirmPosition',
        'dcep/custody-netting:CollectPosition',
        'dcep/transfer:ProposeVaultPayment',
        'dcep/transfer:ApproveVaultPayment',
        'dcep/wallet:OpenWallet',
        'dcep/wallet:OpenSubWallet',
        'dcep/wallet-key:StopWallet',
        'dcep/wallet-key:ProposeKeyReplacement',
        'dcep/wallet-key:ApproveKeyReplacement',
        'dcep/wallet-key:ChangeKey',
        'dcep/wallet:RaiseTier',
        'dcep/wallet-closing:CloseWallet',
    ] as const)('%s: the central bank and the bank', (act) => {
        expect(choices(act, 'PearlBankMSP')).toEqual([['PbocMSP', 'PearlBankMSP']]);
    });

    it.each([
        'dcep/aml:SetAmlPolicies',
        'dcep/netting:EndCycle',
        'dcep/freeze:ProposeFreeze',
        'dcep/freeze:ApproveFreeze',
        'dcep/freeze:ProposeRelease',
        'dcep/freeze:ApproveRelease',
        'dcep/disclosure:AskDisclosure',
        'dcep/disclosure:ApproveDisclosure',
        'dcep/disclosure:RefuseDisclosure',
        'dcep/disclosure:EndDisclosure',
        'dcep/disclosure:LookAtIdentity',
        'dcep/approval:RefuseApproval',
    ] as const)('%s: the central bank alone, where no bank is to know', (act) => {
        expect(choices(act, 'PbocMSP')).toEqual([['PbocMSP']]);
    });

    it.each(['trade/request:CancelRequest', 'dcep/request:CancelRequest'] as const)(
        '%s: whoever endorsed what is cancelled',
        (act) => {
            const cancelledOf = ['PearlBankMSP', 'PbocMSP'];
            expect(choices(act, 'PearlBankMSP', { cancelledOf })).toEqual([cancelledOf]);
        },
    );

    it('has no act that this page does not pin', () => {
        expect(actNames).toHaveLength(221);
    });
});
