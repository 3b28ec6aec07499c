import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actNames } from '../gateway/src/fabric/endorsers.js';
import { Consortium } from './contracts/consortium.js';

interface Metadata {
    readonly contracts: Readonly<Record<string, { readonly transactions: readonly Transaction[] }>>;
}

interface Transaction {
    readonly name: string;
    readonly parameters?: readonly unknown[];
    readonly tag?: readonly string[];
}

const surface = {
    trade: {
        submitted: [
            'approval:RefuseApproval',
            'calendar:AmendCalendar',
            'calendar:PublishCalendars',
            'claim:ApprovePayment',
            'claim:ApprovePrepayment',
            'claim:ProposePayment',
            'claim:ProposePrepayment',
            'credit-amendment:AdviseAmendment',
            'credit-amendment:AnswerAmendment',
            'credit-amendment:ApproveAmendment',
            'credit-amendment:ApproveExtension',
            'credit-amendment:DeclineAdvice',
            'credit-amendment:DeclineExtension',
            'credit-amendment:ProposeAmendment',
            'credit-amendment:ProposeExtension',
            'credit-application:ApplyForCredit',
            'credit-application:ApproveIssue',
            'credit-application:ApprovePreAdvice',
            'credit-application:ProposeIssue',
            'credit-application:ProposePreAdvice',
            'credit-application:ReviseApplication',
            'credit-application:WithdrawApplication',
            'credit-cancellation:ApproveCancellation',
            'credit-cancellation:ConsentToCancellation',
            'credit-cancellation:ProposeCancellation',
            'credit-cancellation:RefuseCancellation',
            'credit-transfer:ApproveTransfer',
            'credit-transfer:DeclineTransfer',
            'credit-transfer:ProposeTransfer',
            'credit-transfer:RequestTransfer',
            'credit-transfer:ReturnTransfer',
            'credit-transfer:WithdrawTransfer',
            'day-count:SetDayCounts',
            'declaration:AmendExport',
            'declaration:CancelExport',
            'declaration:DeclareExport',
            'declaration:EstablishSecrets',
            'declaration:ReleaseExport',
            'discrepancy-advice:AdviseDiscrepancies',
            'discrepancy-advice:ApproveAnswer',
            'discrepancy-advice:ProposeAnswer',
            'domestic-credit:SetDomesticPolicies',
            'letter-of-credit:AdviseCredit',
            'letter-of-credit:ApproveConfirmation',
            'letter-of-credit:CloseCredit',
            'letter-of-credit:DeclineAdvice',
            'letter-of-credit:DeclineConfirmation',
            'letter-of-credit:ExpireCredit',
            'letter-of-credit:ProposeConfirmation',
            'party:EnrolMembers',
            'presentation-financing:RequestPresentationFinancing',
            'presentation:ApproveHonour',
            'presentation:ApproveNegotiation',
            'presentation:ApproveRefusal',
            'presentation:ApproveWaiver',
            'presentation:CompletePresentation',
            'presentation:DropRecords',
            'presentation:ExaminePresentation',
            'presentation:ForwardPresentation',
            'presentation:JudgePresentation',
            'presentation:LodgePresentation',
            'presentation:PrecludePresentation',
            'presentation:ProposeHonour',
            'presentation:ProposeNegotiation',
            'presentation:ProposeRefusal',
            'presentation:ProposeWaiver',
            'presentation:ReplaceRecords',
            'presentation:ReportDamage',
            'presentation:ReturnDocuments',
            'pricing-convention:SetPricingConventions',
            'proceeds-assignment:ApproveAcknowledgement',
            'proceeds-assignment:ApproveRelease',
            'proceeds-assignment:AssignProceeds',
            'proceeds-assignment:ProposeAcknowledgement',
            'proceeds-assignment:ProposeRelease',
            'proceeds-assignment:RefuseAssignment',
            'quote-request:ApproveDecision',
            'quote-request:CloseBidding',
            'quote-request:ProposeDecision',
            'quote-request:RequestQuotes',
            'quote:ApproveQuote',
            'quote:ProposeQuote',
            'quote:RevealQuote',
            'receivable:ApproveDisbursement',
            'receivable:AskBalance',
            'receivable:ProposeDisbursement',
            'receivable:RecordRepayment',
            'receivable:RequestFinancing',
            'receivable:SetFinancingPolicy',
            'receivable:WithdrawFinancing',
            'reclaim:ApprovePayment',
            'reclaim:DisputeReclaim',
            'reclaim:ProposePayment',
            'reclaim:ReclaimReimbursement',
            'registry:AlertLenders',
            'registry:AnswerBalanceQuestions',
            'registry:DecideFinancings',
            'registry:EstablishPepper',
            'registry:ExpireReservations',
            'registry:SettlePresentations',
            'registry:SettleReleases',
            'reimbursement-authorisation:ApproveAmendment',
            'reimbursement-authorisation:ApproveAuthorisation',
            'reimbursement-authorisation:ApproveCancellation',
            'reimbursement-authorisation:ApproveUndertaking',
            'reimbursement-authorisation:DeclineUndertaking',
            'reimbursement-authorisation:ProposeAmendment',
            'reimbursement-authorisation:ProposeAuthorisation',
            'reimbursement-authorisation:ProposeCancellation',
            'reimbursement-authorisation:ProposeUndertaking',
            'reimbursement-claim:ApproveCover',
            'reimbursement-claim:ApproveDecline',
            'reimbursement-claim:ApproveReimbursement',
            'reimbursement-claim:ClaimReimbursement',
            'reimbursement-claim:DemandCover',
            'reimbursement-claim:NoteOverdue',
            'reimbursement-claim:ProposeCover',
            'reimbursement-claim:ProposeDecline',
            'reimbursement-claim:ProposeReimbursement',
            'request:CancelRequest',
            'transferred-credit:DemandSubstitution',
            'transferred-credit:ForwardPresentation',
            'transferred-credit:PassAmendmentOn',
            'transferred-credit:PassRefusalOn',
            'transferred-credit:RecountTransfer',
            'transferred-credit:SubstituteDocuments',
        ],
        evaluated: [
            'approval:ListApprovals',
            'approval:ReadApproval',
            'calendar:ReadCalendars',
            'claim:ReadClaim',
            'claim:ReadClaimStatuses',
            'credit-amendment:ReadAmendment',
            'credit-amendment:ReadTermsAtTime',
            'credit-application:ReadApplication',
            'credit-application:ReadPreAdvice',
            'credit-timeline:ReadTimeline',
            'credit-transfer:ReadTransfer',
            'credit-transfer:ReadTransferRequest',
            'day-count:ReadDayCounts',
            'declaration:ReadDeclaration',
            'discrepancy-advice:ReadAdvice',
            'domestic-credit:ReadDomesticPolicies',
            'fact:ReadFact',
            'letter-of-credit:ReadApplicantsView',
            'letter-of-credit:ReadBeneficiarysView',
            'letter-of-credit:ReadCredit',
            'letter-of-credit:ReadInstructions',
            'letter-of-credit:ReadLastDay',
            'letter-of-credit:ReadStanding',
            'party:ReadMembers',
            'presentation:ReadPresentation',
            'pricing-convention:ReadPricingConventions',
            'proceeds-assignment:ReadAssignment',
            'quote-request:ReadQuoteRequest',
            'quote:ReadInvitation',
            'receivable:ListFinancings',
            'receivable:ReadBalanceQuestion',
            'receivable:ReadFinancing',
            'receivable:ReadFinancingPolicy',
            'reclaim:ReadReclaim',
            'registry:ListNotices',
            'registry:ListWaiting',
            'registry:ReadEncumbrance',
            'reimbursement-authorisation:ReadAuthorisation',
            'reimbursement-claim:ReadClaim',
            'title:ReadTitle',
        ],
    },
    dcep: {
        submitted: [
            'aml:SetAmlPolicies',
            'approval:RefuseApproval',
            'coin:ApproveIssue',
            'coin:ApproveRedemption',
            'coin:ApproveReserveCredit',
            'coin:ProposeIssue',
            'coin:ProposeRedemption',
            'coin:ProposeReserveCredit',
            'currency:SetCurrencyPolicies',
            'custody-account:OpenAccount',
            'custody-account:ReplaceAccountKey',
            'custody-netting:CollectPosition',
            'custody-netting:ConfirmPosition',
            'custody-payment:CreditPayments',
            'custody-payment:PayFromAccounts',
            'custody-payment:ReturnPayments',
            'custody:Deposit',
            'custody:LicenseInstitution',
            'custody:Withdraw',
            'deferred-payment:CreditPayment',
            'deferred-payment:QueuePayment',
            'deferred-payment:RefusePayment',
            'deferred-payment:ReturnPayment',
            'device:LoadDevice',
            'device:RegisterDevice',
            'device:ReturnLoad',
            'device:SetOfflinePolicies',
            'device:StopDevice',
            'device:UnloadDevice',
            'disclosure:ApproveDisclosure',
            'disclosure:AskDisclosure',
            'disclosure:EndDisclosure',
            'disclosure:LookAtIdentity',
            'disclosure:RefuseDisclosure',
            'freeze:ApproveFreeze',
            'freeze:ApproveRelease',
            'freeze:ProposeFreeze',
            'freeze:ProposeRelease',
            'interest:PostInterest',
            'limit:SetWalletPolicies',
            'lock:ClaimLock',
            'lock:LockCoins',
            'lock:PayForPurpose',
            'lock:ReturnLock',
            'netting:CollectPosition',
            'netting:ConfirmPosition',
            'netting:EndCycle',
            'offline:RegisterOfflinePayment',
            'party:EnrolMembers',
            'remittance:AcceptRemittance',
            'remittance:ApproveVaultRemittance',
            'remittance:ProposeVaultRemittance',
            'remittance:RefuseRemittance',
            'remittance:SendRemittance',
            'remittance:TakeBackRemittance',
            'request:CancelRequest',
            'settlement:Settle',
            'transfer:ApproveVaultPayment',
            'transfer:ProposeVaultPayment',
            'transfer:TransferCoins',
            'wallet-closing:CloseWallet',
            'wallet-key:ApproveKeyReplacement',
            'wallet-key:ChangeKey',
            'wallet-key:ProposeKeyReplacement',
            'wallet-key:StopWallet',
            'wallet:OpenSubWallet',
            'wallet:OpenWallet',
            'wallet:RaiseTier',
        ],
        evaluated: [
            'aml:ReadAmlPolicies',
            'approval:ListApprovals',
            'approval:ReadApproval',
            'coin:ListCoins',
            'coin:ReadReserve',
            'coin:ReadSupply',
            'currency:ReadCurrencyPolicies',
            'custody-account:ReadAccount',
            'custody-netting:ReadPosition',
            'custody-payment:ReadPayments',
            'custody:ReadCustody',
            'custody:ReadInstitutions',
            'custody:ReadMovement',
            'deferred-payment:ReadDeferredPayment',
            'device:ReadDevice',
            'device:ReadLoad',
            'device:ReadOfflinePolicies',
            'disclosure:ReadCase',
            'disclosure:ReadIdentity',
            'disclosure:ReadLook',
            'freeze:ReadFreezeOrder',
            'genuineness:CheckCoin',
            'genuineness:ReadProof',
            'interest:ReadDueInterest',
            'limit:ReadAccount',
            'limit:ReadWalletPolicies',
            'lock:ReadLock',
            'netting:ReadCycle',
            'netting:ReadPosition',
            'offline:ReadFraudProof',
            'offline:ReadOfflinePayment',
            'party:ReadMembers',
            'remittance:ReadRemittance',
            'transfer:ReadTransfers',
            'wallet:ListWallets',
            'wallet:ReadWallet',
        ],
    },
} as const;

describe('what clients can call', () => {
    let consortium: Consortium;

    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 120_000);
    afterAll(() => consortium.stop());

    /** What Fabric's own dispatcher offers, contract by contract, besides this question itself. */
    const transactionsOf = async (chaincode: string): Promise<(Transaction & { readonly isSubmitted: boolean })[]> => {
        const { contracts } = (await consortium.evaluate(
            'SafeMSP/gateway',
            `${chaincode}/org.hyperledger.fabric:GetMetadata`,
            {},
        )) as Metadata;

        return Object.entries(contracts)
            .filter(([contract]) => contract !== 'org.hyperledger.fabric')
            .flatMap(([contract, { transactions }]) =>
                transactions.map((transaction) => ({
                    ...transaction,
                    name: `${contract}:${transaction.name}`,
                    isSubmitted: (transaction.tag ?? []).includes('submitTx'),
                })),
            );
    };

    describe.each<'trade' | 'dcep'>(['trade', 'dcep'])('in %s', (chaincode) => {
        const namesOf = async (isSubmitted: boolean): Promise<string[]> =>
            (await transactionsOf(chaincode))
                .filter((transaction) => transaction.isSubmitted === isSubmitted)
                .map(({ name }) => name)
                .sort();

        // A public method too many would be an act that nobody meant to offer.
        it('is this and no more', async () => {
            expect({ submitted: await namesOf(true), evaluated: await namesOf(false) }).toEqual(surface[chaincode]);
        });

        // A parameter would stand in the block for everybody to read.
        it('takes no parameter: input is private', async () => {
            const transactions = await transactionsOf(chaincode);

            expect(transactions.filter(({ parameters }) => (parameters ?? []).length > 0)).toEqual([]);
        });

        it('is what the gateway submits, but for what trade alone calls', async () => {
            const submitted = actNames.filter((name) => name.startsWith(`${chaincode}/`));
            const called = chaincode === 'dcep' ? ['dcep/settlement:Settle'] : [];

            expect([...submitted, ...called].sort()).toEqual(
                (await namesOf(true)).map((name) => `${chaincode}/${name}`),
            );
        });
    });
});
