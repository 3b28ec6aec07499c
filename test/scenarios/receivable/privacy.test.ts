import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mainStory } from '@cohong/fixtures';
import { Context, Contract } from 'fabric-contract-api';
import { createHash } from 'node:crypto';
import { describedInvoice } from '../../contracts/described-documents.js';
import type { Answer } from '../../story/client.js';
import { narrator } from '../../story/narrator.js';
import { tellOfTheReceivable } from '../../story/story.js';
import {
    everythingDeliveredTo,
    everythingReadableBy,
    guessed,
    hashesIn,
    placesOf,
    shapesIn,
    type Found,
} from '../adversary.js';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { submitAs } from '../fabric-client.js';
import { guessByTheMillion, keyIfSo, type Way } from '../guessing.js';

const { exportDeclaration, exporter, financing } = mainStory;
const { declarationNumber } = exportDeclaration;
/** What the same bank finances besides, as it describes it, and its number in the form in which numbers are compared. */
const invoice = { ...describedInvoice, documentReference: 'LT-2026-09140042' };
const canonicalNumber = 'LT202609140042';
/** What a rival knows besides: it is in every certificate. */
const bankSecret = createHash('sha256').update('HarbourBankMSP').digest('hex');

/** What a bank outside the deal must not find. */
const needles: Readonly<Record<string, string>> = {
    'the exporter': exporter.partyName,
    "the exporter's credit code": exporter.uscc,
    'the declaration number': declarationNumber,
    'the amount lent': financing.amount,
    'the number of the invoice': invoice.documentReference,
};
const patient = { prefer: 'wait=20' };
const unknownNumber = '310420260000099998';
const unknownInvoice = { ...describedInvoice, documentReference: 'QT-2026-88880017' };
const guessCount = Number(process.env['GUESSES'] ?? 10_000_000);

/** What an attacker would try: every number around the true one, of declarations and of invoices, in every form. */
const ofDeclaration = { truth: declarationNumber, kind: 'declaration' } as const;
const ofInvoice = { truth: `380|${exporter.uscc}|${canonicalNumber}`, kind: 'INVOICE_BY_NUMBER' } as const;
const ways: readonly Way[] = [
    { ...ofDeclaration, called: 'number', form: 'plain', layout: 'bare', share: 0.3 },
    { ...ofDeclaration, called: 'declaration', form: 'plain', layout: 'record', name: 'declaration', share: 0.1 },
    { ...ofDeclaration, called: 'encumbrance', form: 'plain', layout: 'record', name: 'encumbrance', share: 0.1 },
    { ...ofDeclaration, called: 'hashed', form: 'hashed', layout: 'record', name: 'encumbrance', share: 0.1 },
    {
        ...ofDeclaration,
        called: 'keyed',
        form: 'keyed',
        secret: bankSecret,
        layout: 'record',
        name: 'encumbrance',
        share: 0.05,
    },
    { ...ofInvoice, called: 'text', form: 'plain', layout: 'bare', share: 0.1 },
    { ...ofInvoice, called: 'hashed fingerprint', form: 'hashed', layout: 'fingerprint', share: 0.2 },
    {
        ...ofInvoice,
        called: 'fingerprint keyed by a bank',
        form: 'keyed',
        secret: bankSecret,
        layout: 'fingerprint',
        share: 0.05,
    },
];
/** So a careless design would file a fingerprint: under a plain hash, or under a key that banks have. */
const planted = ways.filter(({ called }) => ['hashed fingerprint', 'fingerprint keyed by a bank'].includes(called));
/** Only customs and the regulators hold the declaration itself. */
const needlesOfDeclaration: Readonly<Record<string, string>> = {
    'the buyer': exportDeclaration.overseasConsignee.partyName,
    'the contract': exportDeclaration.contract.reference,
    'the declared value': exportDeclaration.totalValue.amount,
};

/** A chaincode with the fault that the search must find: private data under a plain number, without salt. */
class WeakContract extends Contract {
    constructor() {
        super('weak');
    }

    async Record(ctx: Context): Promise<void> {
        const transient = ctx.stub.getTransient();
        await ctx.stub.putPrivateData(
            'book',
            Buffer.from(transient.get('number')!).toString(),
            transient.get('amount')!,
        );
    }
}

const skipped =
    reasonToSkip() ??
    (process.env['NETWORK'] === 'fabric' ? 'it looks inside peers, which only the embedded network allows' : undefined);
const title = 'what a bank outside the deal can learn';
(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        let consortium: TestConsortium;
        const seen: Record<string, readonly Found[]> = {};
        let truth: Readonly<Record<string, string>>;
        let asked: Readonly<Record<'wrong' | 'unknown', readonly Answer[]>>;

        beforeAll(async () => {
            consortium = await startTestConsortium({
                edit: (description) => ({
                    ...description,
                    chaincodes: [
                        ...description.chaincodes,
                        {
                            name: 'weak',
                            // Its contracts are given below; any program that is built stands for it in the definition.
                            directory: description.chaincodes[0]!.directory,
                            endorsementPolicy: "OR('HaizhouBankMSP.peer')",
                            collections: [
                                {
                                    name: 'book',
                                    members: ['HaizhouBankMSP'],
                                    requiredPeerCount: 0,
                                    maxPeerCount: 1,
                                    blockToLive: 0,
                                    memberOnlyRead: true,
                                    memberOnlyWrite: true,
                                },
                            ],
                        },
                    ],
                }),
                contracts: { weak: [WeakContract] },
            });
            await tellOfTheReceivable(
                consortium.doors,
                narrator(() => undefined),
            );
            // The same in a copy that is filed as a careless design would file it.
            for (const key of [declarationNumber, ...planted.map(keyIfSo)]) {
                await submitAs(
                    consortium,
                    { mspId: 'HaizhouBankMSP', user: 'maker-1' },
                    {
                        chaincode: 'weak',
                        transaction: 'weak:Record',
                        transientData: { number: key, amount: JSON.stringify(financing) },
                        endorsingOrganizations: ['HaizhouBankMSP'],
                    },
                );
            }
            truth = await idsOfTheDeal(consortium);
            const described = await consortium
                .organisation('HaizhouBankMSP')
                .user('maker-1')
                .post('/v1/financings', requestWith(invoice, declarationNumber, truth['releaseCode']!), patient);
            expect(described.at('status')).toBe('RESERVED');
            for (const mspId of ['HarbourBankMSP', 'HaizhouBankMSP', 'SafeMSP']) {
                seen[mspId] = await everythingReadableBy(mspId, consortium, truth);
            }
            // After that its own books have what it guesses.
            asked = await guessAtTheGateway(consortium);
            seen['afterwards'] = await everythingDeliveredTo('HarbourBankMSP', consortium);
        }, 180_000);
        afterAll(() => consortium.stop());

        it.each(Object.entries({ ...needles, ...needlesOfDeclaration }))('is not %s, in clear', (_what, needle) => {
            expect(placesOf(needle, seen['HarbourBankMSP']!)).toEqual([]);
        });

        it('is not the release code', () => {
            expect(placesOf(truth['releaseCode']!, seen['HarbourBankMSP']!)).toEqual([]);
        });

        it.each(Object.entries(needles))("but the same search finds %s with the deal's own bank", (_what, needle) => {
            expect(placesOf(needle, seen['HaizhouBankMSP']!)).not.toEqual([]);
        });

        it.each(Object.entries({ ...needles, ...needlesOfDeclaration }))('and %s with SAFE', (_what, needle) => {
            expect(placesOf(needle, seen['SafeMSP']!)).not.toEqual([]);
        });

        it(
            `is nothing that ${guessCount} guesses, the truth among them, find behind the hashes; what is planted in a weak copy they find`,
            async () => {
                const hashes = hashesIn(seen['HarbourBankMSP']!);
                expect(hashes.size).toBeGreaterThan(50);

                const { hits, tried } = await guessByTheMillion(ways, hashes, guessCount);

                expect(tried).toBeGreaterThan(guessCount * 0.99);
                expect(hits.map(({ way, text }) => `${way}: ${text}`).sort()).toEqual(
                    [ways[0]!, ...planted].map(({ called, truth: text }) => `${called}: ${text}`).sort(),
                );
            },
            120_000 + guessCount / 100,
        );

        it('nor what likely amounts find, and the very records, were they without salt', () => {
            const hashes = hashesIn(seen['HarbourBankMSP']!);

            expect(guessed(guesses(seen['SafeMSP']!), hashes)).toEqual([JSON.stringify(financing)]);
        });

        it('is not whether a number exists: a wrong code and an unknown number are one answer, and one transaction', () => {
            const { wrong, unknown } = asked;
            expect(wrong.map(({ status }) => status)).toEqual([201, 201]);
            expect(wrong.map(withoutNames)).toEqual(unknown.map(withoutNames));

            for (const [index, answer] of wrong.entries()) {
                const [known, other] = [answer, unknown[index]!].map((each) =>
                    shapesIn(seen['afterwards']!, idOf(each)),
                );
                // It was asked, and answered by a registrar.
                expect(known!.length).toBeGreaterThan(1);
                expect(known).toEqual(other);
            }
        });
    },
);

/** The ids of what happened, as those who took part know them. */
async function idsOfTheDeal(consortium: TestConsortium): Promise<Record<string, string>> {
    const get = (mspId: string, user: string, page: string): Promise<Answer> =>
        consortium.organisation(mspId).user(user).get(page);
    const declaration = await get('CustomsMSP', 'officer-1', `/v1/declarations/${declarationNumber}`);
    const financings = (await get('SafeMSP', 'regulator-1', '/v1/supervision/financings')).list('data');
    const [wallet] = (await get('HaizhouBankMSP', 'maker-1', '/v1/wallets')).list('data');
    const [approval] = (await get('HaizhouBankMSP', 'maker-1', '/v1/approvals')).list('data');
    return {
        bank: 'HaizhouBankMSP',
        declarationNumber,
        releaseCode: declaration.text('releaseCode'),
        financingId: String(financings.find(({ bank }) => bank === 'HaizhouBankMSP')!['financingId']),
        walletId: String(wallet!['walletId']),
        approvalId: String(approval!['approvalId']),
    };
}

/** A gateway's answer without what differs from one request to another: ids, times, and what was asked. */
function withoutNames({ body }: Answer): string {
    return JSON.stringify(body)
        .replace(/[0-9a-f]{64}/g, 'transaction')
        .replace(/[0-9a-f]{32}/g, 'id')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
        .replace(/"blockNumber":\d+/g, 'block')
        .replace(/\d{18}/g, 'number')
        .replaceAll(invoice.documentReference, 'invoice')
        .replaceAll(unknownInvoice.documentReference, 'invoice');
}

function idOf(answer: Answer): string {
    return String(answer.at('questionId') ?? answer.at('financingId'));
}

function requestWith(document: typeof invoice, number: string, releaseCode: string): object {
    return {
        declarationNumber: number,
        releaseCode,
        exporterUscc: exporter.uscc,
        documents: [document],
        amount: { amount: '1000.00', currency: 'CNY' },
    };
}

/** A bank that was shown nothing asks about a declaration that is there and about one that is not, with a code of its own. */
async function guessAtTheGateway(consortium: TestConsortium): Promise<Record<'wrong' | 'unknown', readonly Answer[]>> {
    const maker = consortium.organisation('HarbourBankMSP').user('maker-1');
    const releaseCode = '00'.repeat(16);
    const ask = async (number: string, document: typeof invoice): Promise<readonly Answer[]> => [
        await maker.post('/v1/balance-questions', { declarationNumber: number, releaseCode }, patient),
        await maker.post('/v1/financings', requestWith(document, number, releaseCode), patient),
    ];
    return {
        wrong: await ask(declarationNumber, invoice),
        unknown: await ask(unknownNumber, unknownInvoice),
    };
}

/** What an attacker would try besides numbers: likely amounts, and the very records, if they had no salt. */
function* guesses(truth: readonly Found[]): Generator<string> {
    for (let thousands = 1; thousands <= 10_000; thousands += 1) {
        yield JSON.stringify({ amount: `${thousands}000.00`, currency: 'CNY' });
    }
    for (const { from, bytes } of truth) {
        if (from.startsWith("its peer's private store")) {
            const text = bytes.toString('utf8');
            yield text.slice(text.indexOf('{')).replace(/"salt":"[0-9a-f]{64}",?/, '');
        }
    }
}
