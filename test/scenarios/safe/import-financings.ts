import { addDays, chinaDate, instantOf } from '@cohong/domain/kernel/time';
import { rawCotton } from '@cohong/fixtures';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { exampleImportFinancing } from '../../../gateway/src/import-financing/import-financing-examples.js';
import type { Answer, Client } from '../../story/client.js';
import { cottonWorth } from '../../story/cotton.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=30' };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const told = (answer: Answer): unknown => [answer.status, answer.at('status'), answer.at('decision.code')];
const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const valueOf = (money: unknown): number => Number((money as { readonly amount: string }).amount);
const parties = { importerUscc: rawCotton.consignee.uscc, contractReference: rawCotton.contract.reference };
const outside = { means: { kind: 'OUTSIDE', reference: 'CIPS 2026-03-31 000417' } };

interface Asked {
    readonly declarationNumber: string;
    readonly amount: string;
    /** What is said otherwise. */
    readonly more?: object;
}

/** A bank pays for goods that have come in, on credit or out of the importer's own funds; nobody pays for them twice. */
export function importFinancings(running: () => TestConsortium): void {
    describe('cash on delivery: imports that are paid for on their declarations', () => {
        const today = chinaDate(instantOf(Date.now()));
        const numberOf = (serial: string): string => `3104${today.slice(0, 4)}1${serial}`;
        const codes = new Map<string, string>();

        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const regulator = (): Client => user('SafeMSP', 'regulator-1');
        const officer = (): Client => user('CustomsMSP', 'officer-1');
        const cotton = (amount: string) => ({ ...cottonWorth(amount), declarationDate: today, importDate: today });
        const declare = async (serial: string): Promise<string> => {
            const declarationNumber = numberOf(serial);
            const body = { ...cotton('1000000.00'), declarationNumber, status: 'RELEASED' };
            codes.set(declarationNumber, (await officer().post('/v1/import-declarations', body)).text('releaseCode'));
            return declarationNumber;
        };
        const ask = (bank: string, { declarationNumber, amount, more = {} }: Asked): Promise<Answer> => {
            const releaseCode = codes.get(declarationNumber) ?? '0'.repeat(32);
            const goods = { declarationNumber, releaseCode, ...parties, dueOn: addDays(today, 90) };
            const body = { ...exampleImportFinancing, ...goods, amount: cny(amount), ...more };
            return user(bank, 'maker-1').post('/v1/import-financings', body, patient);
        };
        const own = { funds: 'OWN_FUNDS', dueOn: undefined };
        const pathOf = (answer: Answer): string => `/v1/import-financings/${answer.text('importFinancingId')}`;
        const propose = (bank: string, asked: Answer): Promise<Answer> =>
            user(bank, 'maker-1').post(`${pathOf(asked)}/disbursements`, outside);
        const approve = (bank: string, proposed: Answer): Promise<Answer> =>
            user(bank, 'checker-1').post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
        const pay = async (bank: string, asked: Answer): Promise<Answer> => {
            expect((await approve(bank, await propose(bank, asked))).status).toBe(200);
            return await user(bank, 'maker-1').get(pathOf(asked));
        };
        const lyingOn = (declarationNumber: string): Promise<Answer> =>
            regulator().get(`/v1/supervision/financed-imports/${declarationNumber}`);

        let [raced, paid, amended] = ['', '', ''];
        beforeAll(async () => {
            raced = await declare('046700001');
            paid = await declare('046700002');
            amended = await declare('046700003');
        });

        it('of two banks that race for the last of one import, one gets it, and the other is told what is left', async () => {
            const asked = { declarationNumber: raced, amount: '500000.00' };
            const [one, other] = await Promise.all([ask(haizhou, asked), ask(pearl, asked)]);

            expect([one.at('decision.code'), other.at('decision.code')].sort()).toEqual([
                'AMOUNT_IS_RESERVED',
                'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            ]);
            const [refused, winner, bank] =
                one.at('status') === 'REFUSED' ? ([one, other, pearl] as const) : ([other, one, haizhou] as const);
            expect(refused.at('decision.available')).toEqual(cny('300000.00'));
            expect((await user(bank, 'maker-1').post(`${pathOf(winner)}/withdrawal`)).at('status')).toBe('WITHDRAWN');
            await until({
                what: 'that the goods are free again',
                ask: () => ask(pearl, { declarationNumber: raced, amount: '800000.00' }),
                isAwaited: (answer) => answer.at('status') === 'RESERVED',
            });
        });

        it('goods that a loan has paid for are financed no second time when the importer has repaid it, nor paid for beyond their value', async () => {
            const lent = await pay(haizhou, await ask(haizhou, { declarationNumber: paid, amount: '800000.00' }));
            expect([lent.at('standing'), lent.at('outstanding')]).toEqual(['DISBURSED', cny('800000.00')]);
            const repaid = await user(haizhou, 'maker-1').post(`${pathOf(lent)}/repayments`, {
                amount: cny('800000.00'),
                means: { kind: 'OUTSIDE', reference: 'CNAPS 2026-06-20 000031' },
            });
            expect([repaid.status, repaid.at('status')]).toEqual([201, 'REPAID']);

            const again = await ask(pearl, { declarationNumber: paid, amount: '0.01' });
            const beyond = await ask(pearl, { declarationNumber: paid, amount: '200000.01', more: own });
            const rest = await ask(pearl, { declarationNumber: paid, amount: '200000.00', more: own });

            expect([told(again), told(beyond)]).toEqual([
                [201, 'REFUSED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE'],
                [201, 'REFUSED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE'],
            ]);
            expect(beyond.at('decision.available')).toEqual(cny('200000.00'));
            expect((await pay(pearl, rest)).at('status')).toBe('PAID');
            expect(told(await ask(haizhou, { declarationNumber: paid, amount: '0.01', more: own }))).toEqual([
                201,
                'REFUSED',
                'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
            ]);
        });

        it('an amendment by customs stops a payment that was proposed, and alerts every bank that pays for the goods', async () => {
            const lent = await pay(haizhou, await ask(haizhou, { declarationNumber: amended, amount: '400000.00' }));
            const reserved = await ask(pearl, { declarationNumber: amended, amount: '400000.00' });
            const proposed = await propose(pearl, reserved);
            await officer().post(`/v1/import-declarations/${amended}/amendments`, {
                ...cotton('900000.00'),
                expectedVersion: 1,
            });
            for (const [bank, asked] of [[haizhou, lent] as const, [pearl, reserved] as const]) {
                await until({
                    what: `that ${bank} is told`,
                    ask: () => user(bank, 'maker-1').get(pathOf(asked)),
                    isAwaited: (answer) => answer.list('alerts').some(({ isCovered }) => isCovered === false),
                });
            }

            const stopped = await approve(pearl, proposed);

            expect([stopped.status, stopped.at('code')]).toEqual([409, 'DECLARATION_MUST_NOT_BE_ALERTED']);
            expect([(await lyingOn(amended)).at('isCovered'), (await lyingOn(amended)).at('lendable')]).toEqual([
                false,
                cny('0.00'),
            ]);
        });

        it('SAFE and the central bank see what lies on an import over all banks; a bank sees its own alone', async () => {
            const path = `/v1/supervision/import-financings?declarationNumber=${paid}&order=oldest-first`;
            const listed = await regulator().get(path);
            const seen = listed.list('data').map(({ bank, funds, standing }) => [bank, funds, standing]);

            expect(seen.filter(([, , standing]) => standing !== 'REFUSED')).toEqual([
                [haizhou, 'LOAN', 'REPAID'],
                [pearl, 'OWN_FUNDS', 'PAID'],
            ]);
            for (const looking of [regulator(), user('PbocMSP', 'regulator-1')]) {
                const lying = await looking.get(`/v1/supervision/financed-imports/${paid}`);
                expect(lying.list('allocations')).toMatchObject([
                    { bank: haizhou, funds: 'LOAN', amount: cny('800000.00') },
                    { bank: pearl, funds: 'OWN_FUNDS', amount: cny('200000.00') },
                ]);
            }
            const due = await regulator().get('/v1/supervision/due-import-financings');
            expect(due.list('data')).toMatchObject([
                { bank: haizhou, declarationNumber: amended, standing: 'DISBURSED' },
            ]);
            const ofPearl = await user(pearl, 'auditor-1').get(`/v1/import-financings?declarationNumber=${paid}`);
            expect(new Set(ofPearl.list('data').map(({ bank }) => bank))).toEqual(new Set([pearl]));
        });

        it('SAFE sets what sellers were paid against what came in, and what banks have at stake on it beside their other loans', async () => {
            const importer = parties.importerUscc;
            const [gap] = (
                await regulator().get(`/v1/supervision/payment-gaps?enterprise=${importer}&currency=CNY`)
            ).list('data');
            const [payments, declared] = await Promise.all(
                ['paymentRows', 'declarationRows'].map((rows) => regulator().get(`${String(gap![rows])}&limit=100`)),
            );
            const added = payments!.list('data').reduce((sum, row) => sum + valueOf(row['amount']), 0);

            expect(payments!.list('data').map(({ declarationNumber }) => declarationNumber)).toEqual(
                expect.arrayContaining([paid, amended]),
            );
            expect([valueOf(gap!['paid']), declared!.at('total')]).toEqual([added, gap!['declarations']]);

            const exposures = await regulator().get('/v1/supervision/exposures?by=HS_CHAPTER&currency=CNY&limit=100');
            const cottons = exposures.list('data').find(({ member }) => member === '52');
            expect(valueOf(cottons!['outstanding'])).toBeGreaterThanOrEqual(400_000);
            const open = await regulator().get(`${String(cottons!['importRows'])}&bank=${haizhou}`);
            expect(open.list('data')).toMatchObject([{ declarationNumber: amended, status: 'DISBURSED' }]);
        });

        it('leaves what its seller was paid abroad for the bank to report', async () => {
            const left = (await user(pearl, 'maker-1').get('/v1/unreported-payments')).list('data');

            expect(left).toContainEqual(
                expect.objectContaining({
                    payment: { kind: 'IMPORT_PAYMENT', paymentId: expect.any(String) },
                    direction: 'PAID',
                    amount: cny('200000.00'),
                }),
            );
        });

        it('tells a wrong release code and a number that nobody declared alike, and in no event what was paid for', async () => {
            const wrong = await ask(haizhou, {
                declarationNumber: raced,
                amount: '1.00',
                more: { releaseCode: '0'.repeat(32) },
            });
            const absent = await ask(haizhou, { declarationNumber: numberOf('046799999'), amount: '1.00' });
            const types = [
                'ImportFinancingRequested',
                'ImportFinancingDisbursed',
                'ImportFinancingsDecided',
                'ImportBanksAlerted',
            ];
            const events = await Promise.all(
                types.map((type) => user(pearl, 'maker-1').get(`/v1/events?type=cohong.${type}`)),
            );
            const ours = events.flatMap((answer) => answer.list('data'));

            expect([told(wrong), told(absent)]).toEqual([
                [201, 'REFUSED', 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE'],
                [201, 'REFUSED', 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE'],
            ]);
            expect(events.every((answer) => answer.list('data').length > 0)).toBe(true);
            expect(JSON.stringify(ours)).not.toMatch(/3104\d{14}|CNY|0000\.00/);
        });
    });
}
