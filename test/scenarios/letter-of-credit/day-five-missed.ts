import { presentedSet } from '@cohong/domain/document/testing/samples';
import { toWire } from '@cohong/domain/kernel/json';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { TestConsortium } from '../consortium.js';
import { actAt } from '../dcep/dated-act.js';
import { advising, byTwo, deskOf, issuing, outcome, type Desk } from './desks.js';

const newId = (): string => randomBytes(16).toString('hex');
const issuedAt = new Date('2026-02-02T02:00:00.000Z');
/** Friday before the Spring Festival: on the Saturday after it people work for the holiday. */
const lodgedAt = new Date('2026-02-13T02:00:00.000Z');

/** A bank that says nothing in its five banking days must honour, however late it says something. */
export function dayFiveMissed(running: () => TestConsortium): void {
    describe('the issuing bank misses day five across a make-up Saturday, and is precluded', () => {
        const creditId = newId();
        const approvalId = newId();
        const first = `/v1/letters-of-credit/${creditId}/presentations/1`;
        let harbour: Desk;
        let haizhou: Desk;
        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            const application = {
                creditId,
                letterOfCreditReference: 'HCB2603LC0041',
                terms: usanceWire,
                instructions: {},
            };
            const documents = toWire(presentedSet);
            const amount = { amount: '450000.00', currency: 'USD' };
            for (const [at, who, name, input] of [
                [issuedAt, [issuing, 'maker-1'], 'credit-application:ApplyForCredit', application],
                [
                    issuedAt,
                    [issuing, 'maker-1'],
                    'credit-application:ProposeIssue',
                    { creditId, version: 1, approvalId },
                ],
                [issuedAt, [issuing, 'checker-1'], 'credit-application:ApproveIssue', { approvalId }],
                [
                    lodgedAt,
                    [advising, 'maker-1'],
                    'presentation:LodgePresentation',
                    { creditId, number: 1, examiningBank: issuing, amount, documents },
                ],
            ] as const) {
                await actAt(running(), at, {
                    user: who,
                    chaincode: 'trade',
                    act: name,
                    input,
                    endorsers: [who[0], 'SafeMSP'],
                });
            }
        }, 60_000);

        it('its time was over when the later reading of the Saturday says so, whoever looks first', async () => {
            for (const { maker } of [haizhou, harbour]) {
                const held = await maker.get(first);
                expect([held.at('status'), held.at('precludedAt')]).toEqual(['PRECLUDED', '2026-03-02T16:00:00.000Z']);
            }
        });

        it('then it neither refuses nor takes them on a waiver, and whoever is party writes down that it is over', async () => {
            const refusal = await harbour.maker.post(`${first}/refusals`, { disposal: 'RETURNING' });

            expect(outcome(refusal)).toEqual([409, 'NOTICE_OF_REFUSAL_MUST_BE_IN_TIME']);
            expect(outcome(await harbour.maker.post(`${first}/waivers`))).toEqual([
                409,
                'PRESENTATION_MUST_STAND_AT_THIS_ACT',
            ]);
            expect(outcome(await haizhou.maker.post(`${first}/preclusions`))).toEqual([200, 'PRECLUDED']);
        });

        it('it must honour: what it owes fell due ninety days after shipment, is overdue, and is paid', async () => {
            await byTwo(harbour, `${first}/honours`);
            expect(outcome(await haizhou.maker.get(first))).toEqual([200, 'OVERDUE']);
            const listed = async (asOf = ''): Promise<readonly unknown[]> =>
                (await haizhou.maker.get(`/v1/claims?since=2026-08-10&before=2026-08-11${asOf}`)).list('data');
            const [claim] = (await listed()) as readonly { claimId: string; ledger: { blockNumber: number } }[];
            expect(claim).toMatchObject({ creditId, status: 'OVERDUE' });
            expect(await listed(`&asOfBlock=${claim!.ledger.blockNumber}`)).toMatchObject([{ status: 'OUTSTANDING' }]);
            const claimPage = `/v1/claims/${claim!.claimId}`;
            const overdue = await haizhou.maker.get(claimPage);
            expect([overdue.at('status'), overdue.at('maturity')]).toEqual(['OVERDUE', '2026-08-10']);

            const means = { kind: 'OUTSIDE', uetr: '4f0c6b0e-2d0e-4b43-9c55-0a3a6f1b7c90' };
            await byTwo(harbour, `${claimPage}/payments`, { means });
            for (const page of [claimPage, first]) {
                expect(outcome(await haizhou.maker.get(page))).toEqual([200, 'PAID']);
            }
        });
    });
}
