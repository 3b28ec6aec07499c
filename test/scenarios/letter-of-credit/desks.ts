import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { expect } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { carryCalendarOn as carryOn } from '../../story/calendar.js';
import { inDays } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';

export { inDays };

/** Harbour Commercial Bank issues, Bank of Haizhou advises, Pearl River Bank confirms. */
export const [issuing, advising, confirming] = ['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP'] as const;

/** Lingnan Bank and Minnan Bank are party to nothing, unless a story asks them in. */
export const [fourthBank, fifthBank] = ['LingnanBankMSP', 'MinnanBankMSP'] as const;

/** The usance credit of the samples, in the days of whoever runs the story. */
export const usance: CreditTermsWire = {
    ...usanceWire,
    expiry: { ...usanceWire.expiry, expiryDate: inDays(120) },
    shipment: { ...usanceWire.shipment, latestShipmentDate: inDays(90) },
};

/** What the banks tell each other, which no customer may see. */
export const instructions = {
    instructionsToBanks: 'We cover you at maturity',
    specialPaymentConditionsForBanks: 'Post-financed at our expense',
};

export const outcome = (answer: Answer): unknown => [answer.status, answer.at('code') ?? answer.at('status')];

/** A maker and a checker of a bank. */
export interface Desk {
    readonly maker: Client;
    readonly checker: Client;
}

export function deskOf({ organisation }: TestConsortium, bank: string): Desk {
    const { user } = organisation(bank);

    return { maker: user('maker-1'), checker: user('checker-1') };
}

/** The maker proposes at this page, and the checker approves. */
export async function byTwo({ maker, checker }: Desk, page: string, body: object = {}): Promise<void> {
    const proposed = await maker.post(page, body);
    expect(proposed.status).toBe(201);
    expect(outcome(await checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`))).toEqual([
        200,
        'APPROVED',
    ]);
}

/** A credit that the issuing bank has issued; its id. */
export async function issued(
    running: TestConsortium,
    application: {
        readonly letterOfCreditReference: string;
        readonly terms: CreditTermsWire;
        readonly instructions?: object;
    },
): Promise<string> {
    const desk = deskOf(running, issuing);
    const applied = await desk.maker.post('/v1/credit-applications', { instructions, ...application });
    const creditId = applied.text('creditId');
    await byTwo(desk, `/v1/credit-applications/${creditId}/issues`, { version: 1 });

    return creditId;
}

export const carryCalendarOn = ({ organisation }: TestConsortium): Promise<void> =>
    carryOn(organisation('PbocMSP').user('officer-1'));
