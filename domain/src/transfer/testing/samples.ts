import {
    advised,
    advisingBank,
    confirmed,
    confirmingBank,
    creditId,
    drafting,
    issuingBank,
    later,
    usanceTerms,
} from '../../letter-of-credit/testing/samples.js';
import type { Money } from '../../kernel/money.js';
import type { Credit } from '../../letter-of-credit/credit.js';
import type { CreditTerms } from '../../letter-of-credit/terms.js';
import type { RequestTransfer } from '../api.js';
import { requestTransfer, type TransferringFacts } from '../request-transfer.js';
import { transferCredit } from '../transfer-credit.js';

/*
 * The usance credit, transferable by the bank that has confirmed it. Half of the sheets are delivered by a mill, at 22.00
 * instead of 25.00, through the bank that has issued the credit: any bank may be a second beneficiary's.
 */
export const transferableTerms: CreditTerms = {
    ...usanceTerms,
    form: 'IRREVOCABLE_TRANSFERABLE',
    requiredDocuments: usanceTerms.requiredDocuments.map((required) => ({
        ...required,
        // Nobody asks for the applicant's name on the bill of lading.
        ...(required.mustShow && { mustShow: required.mustShow.filter(({ test }) => test !== 'STATES') }),
    })),
};
export const transferable: Credit = { ...confirmed, terms: transferableTerms };
export const unconfirmed: Credit = { ...advised, terms: transferableTerms };
export const dollars = (cents: bigint): Money => ({ currency: 'USD', minorUnits: cents });

export const mill = { partyName: 'Yaojiang Cotton Mill Co., Ltd.', countryCode: 'CN' } as const;
export const wish: RequestTransfer = {
    creditId,
    number: 1,
    transferringBank: confirmingBank.mspId,
    secondBeneficiary: mill,
    secondBeneficiarysBank: issuingBank,
    amount: dollars(19_800_000n),
    lines: [{ line: 0, unitPrice: '22.00', quantity: '9000' }],
    expiryDate: '2026-06-15',
    presentationPeriodDays: 10,
    latestShipmentDate: '2026-05-20',
    amendmentAdvice: 'WITH_CONSENT',
};
export const asking: TransferringFacts = {
    credit: transferable,
    amendments: [],
    presentations: [],
    transfers: [],
    memberBook: drafting.memberBook,
    domesticPolicies: drafting.domesticPolicies,
    bank: advisingBank.mspId,
    at: later,
};
export const asked = requestTransfer(wish, asking);
export const consent = { creditId, number: 1, transferReference: 'PRB-T-0001', transferredCreditId: 'c2'.repeat(16) };
export const consenting = { ...asking, ...asked, bank: confirmingBank.mspId };
export const done = transferCredit(consent, consenting);
