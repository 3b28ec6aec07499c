import { addHours, chinaDate } from '@cohong/domain/kernel/time';
import { mainStory } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import { withReadModelHeld } from '../../../test/scenarios/with-read-model-held.js';
import type { Answer, Client } from '../../../test/story/client.js';
import { Holder } from '../../../test/story/holder.js';

const { exporter } = mainStory;
const holder = new Holder();
const ofHolder = { holderUscc: exporter.uscc, holderName: exporter.partyName, holderKey: holder.holderKey };
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const bank = 'HaizhouBankMSP';
const depositMoney = () => ({
    effectiveFrom: chinaDate(new Date().toISOString()),
    regime: 'DEPOSIT_MONEY',
    reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
    dailyCaps: {},
});
const phone = '+8613800138000';
const unknownId = '0'.repeat(32);
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

describe('money over HTTP', () => {
    let consortium: TestConsortium;
    let issuer: Client;
    let secondIssuer: Client;
    let maker: Client;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        issuer = consortium.organisation('PbocMSP').user('issuer-1');
        secondIssuer = consortium.organisation('PbocMSP').user('issuer-2');
        maker = consortium.organisation('HaizhouBankMSP').user('maker-1');
    }, 120_000);
    afterAll(() => consortium.stop());

    const propose = async (path: string, amount: string) => {
        const answer = await issuer.post(path, { bank: 'HaizhouBankMSP', amount: cny(amount) });
        expect([answer.status, answer.at('status'), answer.at('bank')]).toEqual([201, 'AWAITING', 'HaizhouBankMSP']);
        return answer.text('approvalId');
    };
    const approve = (approvalId: string, user = secondIssuer) => user.post(`/v1/approvals/${approvalId}/approve`);
    const openWallet = async () => {
        const answer = await maker.post('/v1/wallets', ofHolder);
        expect(answer.status).toBe(201);
        return answer.text('walletId');
    };
    const balanceOf = async (walletId: string) => (await maker.get(`/v1/wallets/${walletId}`)).at('balance');

    it('409: nothing is issued beyond the reserve', async () => {
        expect(outcome(await issuer.post('/v1/issues', { bank: 'HaizhouBankMSP', amount: cny('0.01') }))).toEqual([
            409,
            'RESERVE_MUST_COVER_ISSUE',
        ]);
    });

    it('201, 200: reserve, issue and redemption, each by two issuers; not a fen is made or lost', async () => {
        await approve(await propose('/v1/reserve-credits', '500.00'));
        await approve(await propose('/v1/issues', '300.00'));
        const redeemed = await approve(await propose('/v1/redemptions', '120.00'));
        const vault = await maker.get('/v1/vault');
        const supply = await consortium.organisation('PbocMSP').user('regulator-1').get('/v1/supply');

        expect([redeemed.status, redeemed.at('status')]).toEqual([200, 'APPROVED']);
        expect([vault.at('coins'), vault.at('reserve.balance')]).toEqual([cny('180.00'), cny('320.00')]);
        expect(supply.at('inCirculation')).toEqual(cny('180.00'));
    });

    it('403: an issuer does not approve its own, and an officer does not propose', async () => {
        const officer = consortium.organisation('PbocMSP').user('officer-1');
        const order = { bank: 'HaizhouBankMSP', amount: cny('1.00') };

        expect(outcome(await approve(await propose('/v1/reserve-credits', '1.00'), issuer))).toEqual([
            403,
            'CHECKER_MUST_DIFFER_FROM_MAKER',
        ]);
        expect(outcome(await officer.post('/v1/reserve-credits', order))).toEqual([403, 'CALLER_MUST_HAVE_ROLE']);
    });

    it('200: a proposal is refused, and listed with the bank that it concerns; 409: it stays refused', async () => {
        const approvalId = await propose('/v1/reserve-credits', '1.00');
        const refused = await secondIssuer.post(`/v1/approvals/${approvalId}/refuse`);
        const data = (await issuer.get('/v1/approvals?status=REFUSED')).list('data');

        expect([refused.status, refused.at('status')]).toEqual([200, 'REFUSED']);
        expect(data).toContainEqual(expect.objectContaining({ approvalId, bank: 'HaizhouBankMSP' }));
        expect(outcome(await approve(approvalId))).toEqual([409, 'APPROVAL_MUST_BE_AWAITING']);
    });

    it('404: an approval that lies with no bank', async () => {
        expect(outcome(await approve(unknownId))).toEqual([404, 'APPROVAL_MUST_EXIST']);
    });

    it('201: an officer of the central bank sets the caps of a day, which everybody reads; 403: an issuer does not', async () => {
        const officer = consortium.organisation('PbocMSP').user('officer-1');
        const policies = [{ ...depositMoney(), dailyCaps: { redemption: cny('100000000.00') } }];
        const set = await officer.post('/v1/currency-policies', { policies });
        const read = await consortium.organisation('CustomsMSP').user('officer-1').get('/v1/currency-policies');

        expect(set.status).toBe(201);
        expect(read.list('policies').at(-1)).toMatchObject({ ...policies[0] });
        expect(outcome(await issuer.post('/v1/currency-policies', { policies }))).toEqual([
            403,
            'CALLER_MUST_HAVE_ROLE',
        ]);
        expect(outcome(await issuer.post('/v1/redemptions', { bank, amount: cny('100000000.01') }))).toEqual([
            409,
            'REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP',
        ]);
    });

    it('422: what is like cash is covered whole', async () => {
        const officer = consortium.organisation('PbocMSP').user('officer-1');
        const policies = [{ ...depositMoney(), regime: 'CASH_LIKE' }];

        expect(outcome(await officer.post('/v1/currency-policies', { policies }))).toEqual([
            422,
            'RESERVE_MUST_BE_FULL_FOR_CASH',
        ]);
    });

    it('409: more cannot be redeemed than lies in the vault', async () => {
        expect(outcome(await approve(await propose('/v1/redemptions', '100000.00')))).toEqual([
            409,
            'COINS_MUST_COVER_AMOUNT',
        ]);
    });

    it('422: an amount in another currency, and a bank that is none', async () => {
        const amount = { amount: '1.00', currency: 'USD' };

        expect((await issuer.post('/v1/reserve-credits', { bank: 'HaizhouBankMSP', amount })).status).toBe(422);
        expect((await issuer.post('/v1/reserve-credits', { bank: 'no bank', amount: cny('1.00') })).status).toBe(422);
    });

    it('201: a wallet is opened, empty, and listed; its holder is named to nobody here', async () => {
        const walletId = await openWallet();
        const wallets = await maker.get('/v1/wallets');

        expect(await balanceOf(walletId)).toEqual(cny('0.00'));
        expect(wallets.list('data')).toContainEqual(expect.objectContaining({ walletId, holderUscc: exporter.uscc }));
        expect(JSON.stringify(wallets.body)).not.toContain(exporter.partyName);
    });

    it('201, 422: a person opens a wallet of the tier that what is known of it allows, and is named to nobody here', async () => {
        const { holderKey } = new Holder();
        const anonymous = await maker.post('/v1/wallets', { kind: 'PERSON', tier: 'IV', phone, holderKey });
        const named = await maker.post('/v1/wallets', { kind: 'PERSON', tier: 'I', phone, holderKey });

        expect([anonymous.status, anonymous.at('kind'), anonymous.at('tier')]).toEqual([201, 'PERSON', 'IV']);
        expect(outcome(named)).toEqual([422, 'REQUEST_MUST_MATCH_SCHEMA']);
        expect(JSON.stringify([anonymous.body, (await maker.get('/v1/wallets')).body])).not.toContain(phone);
    });

    it('201: a wallet is answered as it is read, out of its own block or, where that is late, by the peer', async () => {
        const { url } = consortium.organisation('HaizhouBankMSP').database;
        const openedAndRead = async () => {
            const opened = await maker.post('/v1/wallets', ofHolder);
            const read = await maker.get(`/v1/wallets/${opened.text('walletId')}`);
            return [opened.body, { ...(read.body as object), ledger: opened.at('ledger') }].map((body) =>
                JSON.stringify(body),
            );
        };

        const [inTime, readThen] = await openedAndRead();
        const [late, readLate] = await withReadModelHeld(url, openedAndRead);

        expect([inTime, late]).toEqual([readThen, readLate]);
    });

    it('200: the statement of a day that is over; 409: of one that goes on; 404: of another bank’s wallet', async () => {
        const pearl = consortium.organisation('PearlBankMSP').user('maker-1');
        const wallet = `wallets/${await openWallet()}`;
        const statementOf = (user: Client, account: string, hoursAgo: number) =>
            user.get(`/v1/${account}/statements/${chinaDate(addHours(new Date().toISOString(), -hoursAgo))}`);

        for (const account of [wallet, 'vault']) {
            const past = await statementOf(maker, account, 48);
            expect([past.status, past.at('Stmt.Ntry')]).toEqual([200, []]);
            expect(outcome(await statementOf(maker, account, 0))).toEqual([409, 'STATEMENT_DAY_MUST_BE_OVER']);
        }
        expect((await statementOf(pearl, wallet, 48)).status).toBe(404);
    });

    it("404: another bank's wallet is as unknown as one that does not exist; 403: a checker opens none", async () => {
        const pearl = consortium.organisation('PearlBankMSP').user('maker-1');
        const checker = consortium.organisation('HaizhouBankMSP').user('checker-1');

        expect(outcome(await pearl.get(`/v1/wallets/${await openWallet()}`))).toEqual(
            outcome(await pearl.get(`/v1/wallets/${unknownId}`)),
        );
        expect((await pearl.get(`/v1/wallets/${unknownId}`)).status).toBe(404);
        expect((await checker.post('/v1/wallets', ofHolder)).status).toBe(403);
    });

    it('409: a transfer out of an empty wallet', async () => {
        const from = await openWallet();
        const outputs = [{ to: await openWallet(), amount: cny('0.01') }];

        expect(outcome(await holder.pay(maker, { from, outputs }))).toEqual([409, 'COINS_MUST_COVER_AMOUNT']);
    });

    it('503: no money moves while the central bank is away, and nothing has happened', async () => {
        const answer = await consortium.withoutPeersOf('PbocMSP', () => maker.post('/v1/wallets', ofHolder));

        expect(outcome(answer)).toEqual([503, 'ENDORSERS_MUST_AGREE']);
    });
});
