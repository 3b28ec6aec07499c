import { Refusal } from '@cohong/domain/kernel/refusal';
import type { RecordLooks } from '@cohong/domain/regulator-look/regulator-look';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/fresh-database.js';
import { until } from '../../../test/story/until.js';
import { Database } from '../database/database.js';
import { prepareDatabase } from '../database/prepare.js';
import type { Act, Committed, Ledger } from '../fabric/ledger.js';
import { Looks } from './looks.js';

const logger = pino({ level: 'silent' });
const what = '/v1/supervision/financings';

describe('looks that are kept', () => {
    let fresh: FreshDatabase;
    let database: Database;
    beforeAll(async () => {
        fresh = await freshDatabase();
        database = new Database(fresh.url, logger);
        await prepareDatabase(database, 'SafeMSP');
    });
    afterAll(async () => {
        await database.close();
        await fresh.drop();
    });

    it('are recorded though a round before them is refused, which is kept', async () => {
        const recorded: string[] = [];
        const submit = ({ input }: Act): Promise<Committed> => {
            const { looks } = input as RecordLooks;
            if (looks.some(({ bank }) => bank === 'RefusedBankMSP')) {
                return Promise.reject(new Refusal('conflict', 'LOOK_MUST_BE_FIT'));
            }
            recorded.push(...looks.map(({ bank }) => bank));
            return Promise.resolve({ id: '', transactionId: '', blockNumber: 1n, isReplayed: false });
        };
        const looks = new Looks({ database, ledger: { submit } as unknown as Ledger, logger });
        await looks.note({ banks: ['RefusedBankMSP'], what });
        await database.query(`UPDATE regulator_look SET round_id = 'begun before'`);
        await looks.note({ banks: ['PearlBankMSP'], what });

        looks.start();
        await until({ what: 'the look', ask: () => Promise.resolve(recorded), isAwaited: ({ length }) => length > 0 });
        await looks.stop();

        expect(recorded).toEqual(['PearlBankMSP']);
        expect(await database.query('SELECT bank FROM regulator_look')).toEqual([{ bank: 'RefusedBankMSP' }]);
    });
});
