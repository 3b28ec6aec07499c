import { mainStory } from '@cohong/fixtures';
import { castOf, money, outcome, type Cast, type Doors } from './cast.js';
import type { Answer, Client } from './client.js';
import { tellOfForfaiting } from './forfaiting.js';
import { Holder } from './holder.js';
import type { Narrator } from './narrator.js';
import { until } from './until.js';
import { tellOfTheCredit } from './usance-credit.js';

/** What one chapter leaves for those after it. */
interface Deal {
    readonly releaseCode: string;
    readonly financingId: string;
    readonly walletId: string;
    /** Who holds it. */
    readonly holder: Holder;
}

const { exportDeclaration, exporter, reserve, issue, financing, secondRequest } = mainStory;
const { declarationNumber } = exportDeclaration;
const patient = { prefer: 'wait=20' };

/** An export receivable financed once, a confirmed usance credit, and a claim that is sold: told over HTTP alone, every statement held against what was seen. */
export async function tellStory(doors: Doors, narrator: Narrator): Promise<void> {
    await tellOfTheReceivable(doors, narrator);
    await tellOfTheCredit(castOf(doors), narrator);
    await tellOfForfaiting(castOf(doors), narrator);
}

/** The first half of it: an export receivable, to which one of the three banks is no party. */
export async function tellOfTheReceivable(doors: Doors, narrator: Narrator): Promise<void> {
    const cast = castOf(doors);
    await theConsortium(cast, narrator);
    await theMoney(cast, narrator);
    const releaseCode = await theGoods(cast, narrator);
    const financingId = await theRequest(cast, narrator, releaseCode);
    const { walletId, holder } = await theDisbursement(cast, narrator, financingId);
    const deal = { releaseCode, financingId, walletId, holder };
    await theSecondBank(cast, narrator, deal);
    await whoSeesWhat(cast, narrator, deal);
    await theRepayment(cast, narrator, deal);
    await theBooks(cast, narrator, deal);
}

async function theConsortium({ harbour }: Cast, tell: Narrator): Promise<void> {
    tell.chapter('The consortium');
    tell.says(
        'Three banks that compete, customs, the foreign-exchange regulator SAFE and the central bank share one channel.',
    );
    const members = (await harbour.get('/v1/members')).list('members');
    tell.states('Any bank can read who the six members are.', members.map(({ kind }) => kind).sort(), [
        'bank',
        'bank',
        'bank',
        'central-bank',
        'customs',
        'foreign-exchange-regulator',
    ]);
}

async function theMoney({ issuer, secondIssuer, centralBank, maker }: Cast, tell: Narrator): Promise<void> {
    tell.chapter('Money');
    await twoOfficers(tell, {
        what: `crediting ${money(reserve)} to the reserve of Bank of Haizhou`,
        path: '/v1/reserve-credits',
        amount: reserve,
        issuer,
        secondIssuer,
    });
    await twoOfficers(tell, {
        what: `issuing ${money(issue)} of e-CNY to it against that reserve`,
        path: '/v1/issues',
        amount: issue,
        issuer,
        secondIssuer,
    });

    const vault = await maker.get('/v1/vault');
    tell.states(`Bank of Haizhou finds ${money(issue)} in its vault.`, vault.at('coins'), issue);
    const supply = await centralBank.get('/v1/supply');
    tell.states('The central bank counts as much in circulation as it issued.', supply.at('inCirculation'), issue);
}

interface Order {
    readonly what: string;
    readonly path: string;
    readonly amount: object;
    readonly issuer: Client;
    readonly secondIssuer: Client;
}

async function twoOfficers(tell: Narrator, { what, path, amount, issuer, secondIssuer }: Order): Promise<void> {
    const proposed = await issuer.post(path, { bank: 'HaizhouBankMSP', amount });
    tell.states(`One officer of the central bank proposes ${what}.`, outcome(proposed, 'status'), [201, 'AWAITING']);
    const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;
    tell.states('She cannot approve it herself.', outcome(await issuer.post(approve), 'code'), [
        403,
        'CHECKER_MUST_DIFFER_FROM_MAKER',
    ]);
    tell.states('A second officer approves it.', outcome(await secondIssuer.post(approve), 'status'), [
        200,
        'APPROVED',
    ]);
}

async function theGoods({ customs, maker }: Cast, tell: Narrator): Promise<string> {
    tell.chapter('Goods');
    tell.says(
        `${exporter.partyName} ships ${exportDeclaration.lines[0]?.goodsName ?? 'goods'} worth ${money(exportDeclaration.totalValue)}.`,
    );
    const declared = await customs.post('/v1/declarations', exportDeclaration);
    tell.states(`Customs releases declaration ${declarationNumber}.`, outcome(declared, 'status'), [201, 'RELEASED']);
    const releaseCode = (await customs.get(`/v1/declarations/${declarationNumber}`)).text('releaseCode');
    tell.states(
        'With the paper the exporter gets a release code; whoever holds it was shown the paper.',
        /^[0-9a-f]{32}$/.test(releaseCode),
        true,
    );

    const guessed = await maker.post(
        '/v1/balance-questions',
        { declarationNumber, releaseCode: '0'.repeat(32) },
        patient,
    );
    tell.states(
        'A bank that guesses the code learns nothing, not even whether the declaration exists.',
        [guessed.status, guessed.at('status'), guessed.at('answer') ?? null],
        [201, 'REFUSED', null],
    );
    const asked = await maker.post('/v1/balance-questions', { declarationNumber, releaseCode }, patient);
    tell.states(
        'Bank of Haizhou, shown the paper, asks: nothing is financed, 90 % of the value is available.',
        { class: asked.at('answer.class'), available: asked.at('answer.available') },
        {
            class: 'NOT_FINANCED',
            available: { amount: '2811600.00', currency: 'CNY' },
        },
    );
    return releaseCode;
}

async function theRequest({ maker }: Cast, tell: Narrator, releaseCode: string): Promise<string> {
    tell.chapter('A loan against the goods');
    const body = {
        declarationNumber,
        releaseCode,
        exporterUscc: exporter.uscc,
        exporterName: exporter.partyName,
        amount: financing,
    };
    const key = { ...patient, 'idempotency-key': 'the-request-of-the-story' };
    const requested = await maker.post('/v1/financings', body, key);
    tell.states(
        `Bank of Haizhou requests ${money(financing)}; the registrar of SAFE reserves it.`,
        outcome(requested, 'status'),
        [201, 'RESERVED'],
    );
    tell.states(
        'The answer says where it stands on the ledger.',
        /^[0-9a-f]{64}$/.test(requested.text('ledger.transactionId')),
        true,
    );
    const again = await maker.post('/v1/financings', body, key);
    tell.states(
        'The same call sent twice is done once, and answered with the same financing.',
        [again.headers.get('idempotency-replayed'), again.at('financingId')],
        ['true', requested.at('financingId')],
    );
    return requested.text('financingId');
}

async function theDisbursement(
    { maker, checker }: Cast,
    tell: Narrator,
    financingId: string,
): Promise<Pick<Deal, 'walletId' | 'holder'>> {
    tell.chapter('Money against the record');
    const holder = new Holder();
    const { uscc: holderUscc, partyName: holderName } = exporter;
    const wallet = await maker.post('/v1/wallets', { holderUscc, holderName, holderKey: holder.holderKey });
    tell.states(
        "The bank opens an e-CNY wallet for the exporter; the key that signs its payments is the exporter's own.",
        wallet.status,
        201,
    );
    const walletId = wallet.text('walletId');

    const proposed = await maker.post(`/v1/financings/${financingId}/disbursements`, {
        means: { kind: 'E_CNY', walletId },
    });
    tell.states('The maker proposes to pay the loan out.', outcome(proposed, 'status'), [201, 'AWAITING']);
    const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;
    tell.states('The maker cannot approve it.', (await maker.post(approve)).status, 403);
    tell.states(
        'A checker approves: coins and record move in one transaction.',
        outcome(await checker.post(approve), 'status'),
        [200, 'APPROVED'],
    );

    tell.states(
        'The financing is disbursed.',
        (await maker.get(`/v1/financings/${financingId}`)).at('status'),
        'DISBURSED',
    );
    tell.states(
        `The exporter's wallet holds ${money(financing)}.`,
        (await maker.get(`/v1/wallets/${walletId}`)).at('balance'),
        financing,
    );
    tell.states('The vault keeps the change.', (await maker.get('/v1/vault')).at('coins'), {
        amount: '1000000.00',
        currency: 'CNY',
    });
    return { walletId, holder };
}

async function theSecondBank({ pearl }: Cast, tell: Narrator, { releaseCode }: Deal): Promise<void> {
    tell.chapter('The same goods, taken to a second bank');
    const body = { declarationNumber, releaseCode, exporterUscc: exporter.uscc, amount: secondRequest };
    const refused = await pearl.post('/v1/financings', body, patient);
    tell.states(
        `Pearl River Bank requests ${money(secondRequest)} on the same declaration: refused.`,
        outcome(refused, 'status'),
        [201, 'REFUSED'],
    );
    tell.states('It is told the rule and what is left, and never who lent how much.', refused.at('decision'), {
        code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
        available: { amount: '811600.00', currency: 'CNY' },
    });
}

async function whoSeesWhat({ safe, harbour, pearl }: Cast, tell: Narrator, { financingId }: Deal): Promise<void> {
    tell.chapter('Who sees what');
    const supervised = (await safe.get('/v1/supervision/financings')).list('data');
    tell.states(
        'SAFE sees both requests, whose they are and what became of them.',
        supervised.map(({ bank, status }) => `${String(bank)} ${String(status)}`).sort(),
        ['HaizhouBankMSP DISBURSED', 'PearlBankMSP REFUSED'],
    );
    const drilled = await safe.get(`/v1/supervision/declarations/${declarationNumber}`);
    tell.states(
        'SAFE drills down to the declaration: what it bears, what lies on it, and what is left.',
        [
            drilled.at('cap.amount'),
            drilled.at('used.amount'),
            drilled.at('collected.amount'),
            drilled.at('available.amount'),
        ],
        ['2811600.00', '2000000.00', '0.00', '811600.00'],
    );
    tell.states(
        'Harbour Commercial Bank, outside the deal, sees no financing at all.',
        (await harbour.get('/v1/financings')).at('data'),
        [],
    );
    const foreign = await harbour.get(`/v1/financings/${financingId}`);
    const invented = await harbour.get(`/v1/financings/${'0'.repeat(32)}`);
    tell.states(
        'Asked by its id, the loan of another bank looks like one that does not exist.',
        [foreign.status, foreign.at('code')],
        [invented.status, invented.at('code')],
    );
    tell.states(
        'Pearl River Bank sees its own request and nothing else.',
        (await pearl.get('/v1/financings')).list('data').length,
        1,
    );
    tell.states(
        "A bank's user gets nothing from the regulators' pages.",
        (await pearl.get('/v1/supervision/financings')).status,
        404,
    );
}

async function theRepayment(
    { maker, safe }: Cast,
    tell: Narrator,
    { financingId, walletId, holder }: Deal,
): Promise<void> {
    tell.chapter('Repayment');
    const source = 'EXPORT_PROCEEDS';
    const repay = (amount: object, means: object): Promise<Answer> =>
        maker.post(`/v1/financings/${financingId}/repayments`, { amount, source, means });
    const repaying = { financingId, walletId, amount: financing };
    const means = await holder.meansOf(maker, repaying);
    tell.states(
        'One fen more than is owed is refused.',
        outcome(await repay({ amount: '2000000.01', currency: 'CNY' }, means), 'code'),
        [409, 'REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING'],
    );
    tell.states(
        "What another key has signed moves nothing: the bank cannot spend its customer's money.",
        outcome(await repay(financing, forged(means)), 'code'),
        [403, 'SIGNATURE_MUST_BE_OF_HOLDER'],
    );
    const repaid = await repay(financing, means);
    tell.states('The buyer has paid, and the exporter repays from its wallet, as it has signed.', repaid.status, 201);
    const released = await until({
        what: 'the release of the financing',
        ask: () => safe.get(`/v1/supervision/financings/HaizhouBankMSP/${financingId}`),
        isAwaited: (answer) => answer.at('status') === 'RELEASED',
    });
    tell.states('The registrar notes it: the financing is released.', released.at('status'), 'RELEASED');
}

async function theBooks(
    { maker, pearl, safe, centralBank }: Cast,
    tell: Narrator,
    { releaseCode, walletId }: Deal,
): Promise<void> {
    tell.chapter('The books afterwards');
    tell.states('The wallet is empty.', (await maker.get(`/v1/wallets/${walletId}`)).at('balance'), {
        amount: '0.00',
        currency: 'CNY',
    });
    tell.states(`The vault holds ${money(issue)} again.`, (await maker.get('/v1/vault')).at('coins'), issue);
    tell.states('Not a fen was made or lost.', (await centralBank.get('/v1/supply')).at('inCirculation'), issue);
    const drilled = await safe.get(`/v1/supervision/declarations/${declarationNumber}`);
    tell.states(
        'SAFE sees the proceeds collected: what the buyer has paid cannot be financed again.',
        [drilled.at('used.amount'), drilled.at('collected.amount'), drilled.at('available.amount')],
        ['0.00', '2000000.00', '811600.00'],
    );
    const body = { declarationNumber, releaseCode, exporterUscc: exporter.uscc, amount: secondRequest };
    const again = await pearl.post('/v1/financings', body, patient);
    tell.states(
        'Pearl River Bank tries once more: still refused.',
        [again.at('status'), again.at('decision.code')],
        ['REFUSED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE'],
    );
}

/** The same order, signed with a key of the bank's own. */
function forged(means: object): object {
    const { order } = means as { readonly order: object };

    return { ...means, order: { ...order, signature: new Holder().sign('a text of the bank') } };
}
