import { canonicalJson } from '@cohong/domain/kernel/json';
import { creditSchema, creditStatus, type Credit, type ConsentingParty } from '@cohong/domain/letter-of-credit/credit';
import { advisingBank, confirmingBank, issued } from '@cohong/domain/letter-of-credit/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import { Projection } from '../read-model/projection.js';
import { Records, type ListQuestion } from '../read-model/records.js';
import { issuersVaultInSql, statusInSql } from './listed-credit.js';

const at = issued.issuedAt;
const [first, second] = [advisingBank.mspId, confirmingBank.mspId];
const advice = (bank: string) => ({ bank, outcome: 'ADVISED' as const, at });
const consented = (...parties: readonly ConsentingParty[]) => ({
    cancellation: { consents: parties.map((party) => ({ party, at })) },
});
const throughSecond = { terms: { ...issued.terms, secondAdvisingBank: confirmingBank } };
const confirmed = { confirmation: { bank: second, outcome: 'CONFIRMED' as const, at, throughAmendment: 0 } };
const transferred = {
    terms: {
        ...issued.terms,
        transferred: { bank: confirmingBank, transferReference: 'T1', amendmentAdvice: 'ALWAYS' as const },
    },
};

/** Every way in which a credit comes to stand where it does. */
const credits: readonly Credit[] = (
    [
        {},
        { advices: [{ bank: first, outcome: 'DECLINED', reason: 'ELECTS_NOT_TO_ADVISE', at }] },
        { advices: [advice(first)] },
        { advices: [advice(first)], ...throughSecond },
        { advices: [advice(first), advice(second)], ...throughSecond },
        consented('ISSUING_BANK'),
        consented('ISSUING_BANK', 'BENEFICIARY'),
        { ...consented('ISSUING_BANK', 'BENEFICIARY'), ...confirmed },
        { ...consented('ISSUING_BANK', 'BENEFICIARY', 'CONFIRMING_BANK'), ...confirmed },
        {
            cancellation: {
                ...consented('ISSUING_BANK', 'BENEFICIARY').cancellation,
                refusal: { party: 'BENEFICIARY', at },
            },
        },
        { expiredAt: at },
        { expiredAt: at, ...consented('ISSUING_BANK', 'BENEFICIARY') },
        { closedAt: at, expiredAt: at },
        transferred,
    ] satisfies readonly Partial<Credit>[]
).map((changes, index) => ({ ...issued, ...changes, creditId: index.toString(16).padStart(32, '0') }));

describe('the list of credits', () => {
    let fresh: FreshDatabase;
    let database: Database;

    /** Each lies as a twin in two vaults. */
    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, pino({ level: 'silent' }));
        await prepareDatabase(database, 'SafeMSP');
        const writes = credits.map((credit) => ({
            key: `\u0000credit\u0000${credit.creditId}\u0000`,
            value: Buffer.from(canonicalJson({ ...credit, salt: 's' })),
        }));
        const places = [issued.issuingBank, second].map((bank) => ({
            chaincode: 'trade',
            collection: `vault_${bank}`,
            writes,
        }));
        const transaction = { id: 'tx', index: 0, time: new Date(at), places };
        const block = { number: 0, hash: 'hash-0', previousHash: '', transactions: [transaction], invalid: [] };
        await new Projection(database).apply(
            block,
            new Set(places.map(({ chaincode, collection }) => `${chaincode}/${collection}`)),
        );
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    const listed = async (question: Partial<ListQuestion<typeof creditSchema>> = {}): Promise<readonly string[]> => {
        const { rows, total } = await new Records(database).list({
            chaincode: 'trade',
            kind: 'credit',
            schema: creditSchema,
            collections: [issued.issuingBank, second].map((bank) => `vault_${bank}`),
            countedIn: issuersVaultInSql,
            derived: { status: statusInSql },
            orderBy: 'issuedAt',
            direction: 'ascending',
            limit: 100,
            ...question,
        });
        expect(rows).toHaveLength(total);

        return rows.map(({ value, collection }) => `${collection} ${value.creditId}`).sort();
    };

    it('has each credit once, from the books of the bank that has issued or transferred it', async () => {
        const vault = (credit: Credit): string =>
            credit.terms.transferred === undefined ? issued.issuingBank : second;

        expect(await listed()).toEqual(credits.map((credit) => `vault_${vault(credit)} ${credit.creditId}`).sort());
    });

    it('works out where a credit stands as the rule does', async () => {
        const statuses = ['ISSUED', 'ADVISED', 'EFFECTIVE', 'CANCELLED', 'EXPIRED', 'CLOSED'];

        for (const status of statuses) {
            const found = (await listed({ where: { status } })).map((row) => row.split(' ')[1]);
            const expected = credits.filter((credit) => creditStatus(credit) === status);
            expect(expected).not.toEqual([]);
            expect([status, found.sort()]).toEqual([status, expected.map(({ creditId }) => creditId)]);
        }
    });

    it('is asked for a currency', async () => {
        expect(await listed({ where: { 'terms.amount.currency': 'USD' } })).toHaveLength(credits.length);
        expect(await listed({ where: { 'terms.amount.currency': 'EUR' } })).toEqual([]);
    });
});
