import type { WireMoney } from '@cohong/domain/kernel/money';
import { mainStory } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import type { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';
import { collectionsWrittenBy } from './collections-written.js';

const { exportDeclaration, exporter, financing } = mainStory;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const issued: Readonly<Record<string, string>> = { HaizhouBankMSP: '60000000.00', PearlBankMSP: '40000000.00' };
const outcome = (answer: Answer): unknown => [answer.status, answer.at('status') ?? answer.at('code')];

/** The central bank issues CNY 100 000 000.00 to two banks, and one of them lends of it against goods that were exported. */
export function issueAndLend(running: () => TestConsortium, { holderKey }: Holder): void {
    describe('CNY 100 000 000.00 are issued to two banks, and one lends of them', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const supply = () => user('PbocMSP', 'regulator-1').get('/v1/supply');
        const coinsOf = async (bank: string) => (await user(bank, 'maker-1').get('/v1/vault')).at('coins');
        let financingId: string;
        let walletId: string;

        it.each(Object.entries(issued))(
            'two officers credit the reserve of %s and issue %s to it',
            async (bank, amount) => {
                for (const path of ['/v1/reserve-credits', '/v1/issues']) {
                    const order = { bank, amount: cny(amount) };
                    const approvalId = (await user('PbocMSP', 'issuer-1').post(path, order)).text('approvalId');
                    const approved = await user('PbocMSP', 'issuer-2').post(`/v1/approvals/${approvalId}/approve`);

                    expect(outcome(approved)).toEqual([200, 'APPROVED']);
                }

                expect(await coinsOf(bank)).toEqual(cny(amount));
            },
        );

        it('the central bank counts what each holds, and all of it', async () => {
            const counted = await supply();

            expect(counted.at('inCirculation')).toEqual(cny('100000000.00'));
            expect(counted.list('reserves').map((reserve) => [reserve['bank'], reserve['issued']])).toEqual(
                expect.arrayContaining(Object.entries(issued).map(([bank, amount]) => [bank, cny(amount)])),
            );
        });

        it('a loan is reserved in the registry before anything is paid', async () => {
            const declared = await user('CustomsMSP', 'officer-1').post('/v1/declarations', exportDeclaration);
            const maker = user('HaizhouBankMSP', 'maker-1');
            const request = {
                declarationNumber: exportDeclaration.declarationNumber,
                releaseCode: declared.text('releaseCode'),
                exporterUscc: exporter.uscc,
                amount: financing,
            };
            const requested = await maker.post('/v1/financings', request, { prefer: 'wait=30' });
            financingId = requested.text('financingId');

            expect(outcome(requested)).toEqual([201, 'RESERVED']);
            expect(await coinsOf('HaizhouBankMSP')).toEqual(cny(issued['HaizhouBankMSP']!));
        });

        it('it is disbursed in one transaction: the coins to the wallet, the record in the books of the bank', async () => {
            const maker = user('HaizhouBankMSP', 'maker-1');
            const holder = { holderUscc: exporter.uscc, holderName: exporter.partyName, holderKey };
            walletId = (await maker.post('/v1/wallets', holder)).text('walletId');
            const means = { kind: 'E_CNY', walletId };
            const proposed = await maker.post(`/v1/financings/${financingId}/disbursements`, { means });
            const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;
            const approved = await user('HaizhouBankMSP', 'checker-1').post(approve);

            expect(outcome(approved)).toEqual([200, 'APPROVED']);
            expect((await maker.get(`/v1/financings/${financingId}`)).at('status')).toBe('DISBURSED');
            expect((await maker.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(financing);
            expect(await collectionsWrittenBy(approved.text('ledger.transactionId'), running())).toEqual(
                expect.arrayContaining(['dcep coins_HaizhouBankMSP', 'trade vault_HaizhouBankMSP']),
            );
        });

        it('the books of all tiers balance: what was issued lies in vaults and wallets', async () => {
            const whole = await user('PbocMSP', 'regulator-1').get('/v1/trial-balance');
            const own = await user('HaizhouBankMSP', 'auditor-1').get('/v1/trial-balance');
            const foreign = await user('PearlBankMSP', 'maker-1').get('/v1/trial-balance?bank=HaizhouBankMSP');

            expect(whole.list('books').map(({ debits, credits }) => [debits, credits])).toEqual([
                [cny('200000000.00'), cny('200000000.00')],
                [cny('202000000.00'), cny('202000000.00')],
                [financing, financing],
                [cny('0.00'), cny('0.00')],
            ]);
            expect(balancesOf(whole)).toMatchObject({
                ECNY_ISSUED: '100000000.00',
                ECNY_IN_VAULT: '98000000.00',
                ECNY_OF_CUSTOMERS: '2000000.00',
                LOANS: '2000000.00',
            });
            expect(balancesOf(own)).toMatchObject({ ECNY_IN_VAULT: '58000000.00', WALLET_BALANCES: '2000000.00' });
            expect(own.at('reserveRequirement')).toMatchObject({ basisPoints: 700, required: cny('140000.00') });
            expect(foreign.status).toBe(422);
        });

        it('the vault keeps the change, and the supply is what it was', async () => {
            expect(await coinsOf('HaizhouBankMSP')).toEqual(cny('58000000.00'));
            expect((await supply()).at('inCirculation')).toEqual(cny('100000000.00'));
        });
    });
}

/** What remains on each account of a trial balance. */
function balancesOf(answer: Answer): Readonly<Record<string, string>> {
    const accounts = answer.list('books').flatMap((each) => each['accounts'] as readonly AccountLine[]);

    return Object.fromEntries(accounts.map(({ account, balance }) => [account, balance.amount]));
}

interface AccountLine {
    readonly account: string;
    readonly balance: WireMoney;
}
