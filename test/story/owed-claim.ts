import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { addDays } from '@cohong/domain/kernel/time';
import { confirmingBank } from '@cohong/domain/letter-of-credit/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { byTwo, type Cast } from './cast.js';
import { inDays, inOurDays, inYuan, renewed } from './documents.js';
import { letterOfCreditReference as earlier, usance } from './usance-credit.js';

export const letterOfCreditReference = 'HCB2603LC0058';

/** The credit that was told of, in yuan and through another bank: nobody confirms it, and its issuing bank pays later. */
const terms: CreditTermsWire = {
    ...inYuan(usance),
    advisingBank: confirmingBank,
    availability: {
        availableWith: { kind: 'BANK', bank: usance.issuingBank },
        by: 'DEFERRED_PAYMENT',
        deferredPayment: { basis: 'AFTER_BL_DATE', days: 90 },
    },
    confirmation: { instruction: 'WITHOUT' },
};

/** How much is owed, and when. */
export const owed = { amount: terms.amount, maturity: addDays(inDays(-8), 90) };

/** Harbour owes it to Pearl River Bank, which has presented the documents. Its id. */
export async function owedClaim({ harbour, harbourChecker, pearl }: Cast): Promise<string> {
    const harbourDesk = [harbour, harbourChecker] as const;
    const applied = await harbour.post('/v1/credit-applications', { letterOfCreditReference, instructions: {}, terms });
    const creditId = applied.text('creditId');
    await byTwo(harbourDesk, `/v1/credit-applications/${creditId}/issues`, { version: 1 });
    const credit = `/v1/letters-of-credit/${creditId}`;
    await pearl.post(`${credit}/advices`);
    const made = renewed(inYuan(inOurDays([invoice, billOfLading, insurance])), 'D');
    const documents = JSON.parse(JSON.stringify(made).replaceAll(earlier, letterOfCreditReference)) as typeof made;
    const presented = { number: 1, examiningBank: 'HarbourBankMSP', amount: owed.amount, documents };
    await pearl.post(`${credit}/presentations`, presented);
    await harbour.post(`${credit}/presentations/1/examinations`);
    await harbour.post(`${credit}/presentations/1/judgements`, { dropped: [], added: [] });
    await byTwo(harbourDesk, `${credit}/presentations/1/honours`);
    const [claim] = (await pearl.get(`/v1/claims?creditId=${creditId}`)).list('data');

    return String(claim?.['claimId']);
}
