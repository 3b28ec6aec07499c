import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shapesNaming, type Shape } from '../../../../test/contracts/block-shape.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';

const registrar: User = 'SafeMSP/registrar-1';
const look = (bank: string) => ({
    bank,
    lookedAt: '2026-01-01T00:00:00.000Z',
    what: '/v1/supervision/financings/{bank}/{financingId}',
});

describe('regulator-look contract', () => {
    let consortium: Consortium;
    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 120_000);
    afterAll(() => consortium.stop());

    const record = (banks: readonly string[], { roundId = newId(), user = registrar } = {}) =>
        consortium.submit(user, 'trade/regulator-look:RecordLooks', {
            input: { roundId, looks: banks.map(look) },
            request: null,
        });
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const shapeOf = async (banks: readonly string[]): Promise<readonly Shape[]> => {
        const { id } = await record(banks);
        const startBlock = BigInt(consortium.height - 1);
        const blocks = await consortium.channel('PearlBankMSP/maker-1').getBlockEvents({ startBlock });
        for await (const block of blocks) {
            blocks.close();
            return shapesNaming(id, block);
        }
        throw new Error('there is no such block');
    };

    it('writes into every vault alike, so that nobody sees whose books were looked into', async () => {
        const [one, other, often] = [
            await shapeOf(['HaizhouBankMSP']),
            await shapeOf(['PearlBankMSP']),
            await shapeOf(['PearlBankMSP', 'PearlBankMSP', 'HaizhouBankMSP']),
        ];

        expect(one).toHaveLength(1);
        expect(Object.keys(one[0]!.collections).sort()).toEqual([
            'vault_HaizhouBankMSP',
            'vault_HarbourBankMSP',
            'vault_PearlBankMSP',
        ]);
        expect(other).toEqual(one);
        expect(often).toEqual(one);
    });

    it('records a round once', async () => {
        const roundId = newId();
        await record(['HaizhouBankMSP'], { roundId });

        expect(await refusal(() => record(['HaizhouBankMSP'], { roundId }))).toMatchObject({
            code: 'RECORD_MUST_BE_NEW',
        });
    });

    it.each<[User, string]>([
        ['SafeMSP/officer-1', 'CALLER_MUST_HAVE_ROLE'],
        ['HaizhouBankMSP/maker-1', 'CALLER_MUST_BE_REGULATOR'],
    ])('refuses %s', async (user, code) => {
        expect(await refusal(() => record(['HaizhouBankMSP'], { user }))).toMatchObject({ code });
    });
});
