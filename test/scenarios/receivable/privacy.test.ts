import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mainStory } from '@cohong/fixtures';
import { Context, Contract } from 'fabric-contract-api';
import type { Answer } from '../../story/client.js';
import { narrator } from '../../story/narrator.js';
import { tellOfTheReceivable } from '../../story/story.js';
import { everythingReadableBy, guessed, hashesIn, placesOf, type Found } from '../adversary.js';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { submitAs } from '../fabric-client.js';

const { exportDeclaration, exporter, financing } = mainStory;
const { declarationNumber } = exportDeclaration;

/** What a bank outside the deal must not find. */
const needles: Readonly<Record<string, string>> = {
    'the exporter': exporter.partyName,
    "the exporter's credit code": exporter.uscc,
    'the declaration number': declarationNumber,
    'the amount lent': financing.amount,
};
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
            await submitAs(
                consortium,
                { mspId: 'HaizhouBankMSP', user: 'maker-1' },
                {
                    chaincode: 'weak',
                    transaction: 'weak:Record',
                    transientData: { number: declarationNumber, amount: JSON.stringify(financing) },
                    endorsingOrganizations: ['HaizhouBankMSP'],
                },
            );
            truth = await idsOfTheDeal(consortium);
            for (const mspId of ['HarbourBankMSP', 'HaizhouBankMSP', 'SafeMSP']) {
                seen[mspId] = await everythingReadableBy(mspId, consortium, truth);
            }
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

        it('is nothing that a million guesses, the truth among them, find behind the hashes; the planted weak record they find', () => {
            const hashes = hashesIn(seen['HarbourBankMSP']!);
            expect(hashes.size).toBeGreaterThan(50);

            expect(guessed(guesses(seen['SafeMSP']!), hashes)).toEqual([declarationNumber, JSON.stringify(financing)]);
        }, 120_000);
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

const guessCount = Number(process.env['GUESSES'] ?? 1_000_000);

/** What an attacker would try: every number around the true one, likely amounts, and the very records, if they had no salt. */
function* guesses(truth: readonly Found[]): Generator<string> {
    const fixed = declarationNumber.slice(0, -String(guessCount - 1).length);
    for (let serial = 0; serial < guessCount; serial += 1) {
        yield fixed + String(serial).padStart(declarationNumber.length - fixed.length, '0');
    }
    for (const record of ['declaration', 'encumbrance', 'financing', 'balance-question']) {
        yield `\0${record}\0${declarationNumber}\0`;
    }
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
