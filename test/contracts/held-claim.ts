import { hmac } from '@cohong/chaincode-runtime';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { toWire } from '@cohong/domain/kernel/json';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import type { ActName } from '../../gateway/src/fabric/endorsers.js';
import { randomBytes } from 'node:crypto';
import { type Consortium, newId, type User } from './consortium.js';

/** Harbour Commercial Bank owes, and the Bank of Haizhou holds. */
export const [debtorBank, holder] = ['HarbourBankMSP', 'HaizhouBankMSP'] as const;

const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;
const terms = {
    ...inYuan(usanceWire),
    availability: {
        availableWith: { kind: 'BANK', bank: usanceWire.issuingBank },
        by: 'DEFERRED_PAYMENT',
        deferredPayment: { basis: 'FIXED', dueDate: '2026-08-30' },
    },
    confirmation: { instruction: 'WITHOUT' },
};
/** Pearl River Bank adds its own undertaking, and is the bank to which documents go. */
const { availableWith } = usanceWire.availability;
const confirmedTerms = {
    ...terms,
    availability: { ...terms.availability, availableWith },
    confirmation: usanceWire.confirmation,
};
const issuedOn = new Date('2026-03-02T01:00:00.000Z');
export const heldOn = new Date('2026-05-20T02:00:00.000Z');

/** The input of an act, when it is done, and from what its approval draws what is random in it. */
type Acted = Readonly<Record<string, unknown>> & { readonly at?: Date; readonly seed?: Buffer };

/** The two transactions of an act by maker and checker, as `quote:Quote`; the outcome of the second. */
export async function byTwo(
    consortium: Consortium,
    bank: string,
    [act, { at = heldOn, seed = randomBytes(32), ...input }]: readonly [act: `${string}:${string}`, acted: Acted],
): ReturnType<Consortium['submit']> {
    const [contract, name] = act.split(':');
    const approvalId = newId();
    const nameOf = (step: string): ActName => `trade/${contract}:${step}${name}` as ActName;
    const proposed = { ...input, approvalId };
    await consortium.submit(`${bank}/maker-1`, nameOf('Propose'), { input: proposed, at });

    return await consortium.submit(`${bank}/checker-1`, nameOf('Approve'), { input: { approvalId }, at, seed });
}

/**
 * A claim of 100 000 yuan that is due on Sunday, 30 August 2026, under a credit in yuan that its debtor has issued, or
 * confirmed; in which terms are other than those of the samples where that is said. Its id.
 */
export async function heldClaim(
    consortium: Consortium,
    debtor: string = debtorBank,
    otherTerms: object = {},
): Promise<{ readonly creditId: string; readonly claimId: string }> {
    const creditId = newId();
    const submit = (user: User, name: ActName, { at = heldOn, ...input }: Acted) =>
        consortium.submit(user, name, { input, at });
    const isConfirmed = debtor !== debtorBank;
    const agreed = { ...(isConfirmed ? confirmedTerms : terms), ...otherTerms };
    const application = { creditId, letterOfCreditReference: 'HCB2603LC0051', terms: agreed, instructions: {} };
    const address = { creditId, number: 1 };
    await submit(`${debtorBank}/maker-1`, 'trade/credit-application:ApplyForCredit', { ...application, at: issuedOn });
    await byTwo(consortium, debtorBank, ['credit-application:Issue', { creditId, version: 1, at: issuedOn }]);
    await submit(`${holder}/maker-1`, 'trade/letter-of-credit:AdviseCredit', { creditId, at: issuedOn });
    if (isConfirmed) {
        await byTwo(consortium, debtor, ['letter-of-credit:Confirmation', { creditId, at: issuedOn }]);
    }
    const presented = {
        ...address,
        examiningBank: debtor,
        amount: { amount: '100000.00', currency: 'CNY' },
        documents: inYuan(toWire([invoice, billOfLading, insurance])),
    };
    await submit(`${holder}/maker-1`, 'trade/presentation:LodgePresentation', presented);
    const examiner: User = `${debtor}/maker-1`;
    await submit(examiner, 'trade/presentation:ExaminePresentation', address);
    const { findings } = (await consortium.evaluate(examiner, 'trade/presentation:ReadPresentation', address)) as {
        findings: { kind: string }[];
    };
    const dropped = findings.flatMap(({ kind }, finding) =>
        kind === 'DISCREPANCY' ? [{ finding, reason: 'Of a larger drawing' }] : [],
    );
    await submit(examiner, 'trade/presentation:JudgePresentation', { ...address, dropped, added: [] });
    const seed = randomBytes(32);
    const { transactionId } = await byTwo(consortium, debtor, ['presentation:Honour', { ...address, seed }]);

    return { creditId, claimId: hmac(seed.toString('hex'), transactionId, 'claim', '1').slice(0, 32) };
}
