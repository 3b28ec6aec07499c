import { CohongContext, CohongContract, memberBook, resultOf } from '@cohong/chaincode-runtime';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { recordLooks } from '@cohong/domain/regulator-look/record-looks';
import { recordLooksSchema } from '@cohong/domain/regulator-look/regulator-look';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { vaultOf } from '../places.js';
import { lookPages } from './records.js';

/** What the regulators' people have looked at in the books of banks, so that each bank can count it. */
@Info({ title: 'RegulatorLook', description: 'Looks of the regulators into the books of banks' })
export class RegulatorLookContract extends CohongContract {
    constructor() {
        super('regulator-look');
    }

    /** Writes a page into the vault of every bank. Refuses RECORD_MUST_BE_NEW for a round that is there. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async RecordLooks(ctx: CohongContext): Promise<string> {
        const round = ctx.input(recordLooksSchema);
        const caller = await ctx.caller();
        mustBeRegulator(caller, 'registrar');
        const { members } = await ctx.ledger.getBook(memberBook);
        const banks = members.filter(({ kind }) => kind === 'bank').map(({ mspId }) => mspId);

        const pages = recordLooks(round, { regulator: caller.mspId, banks, recordedAt: ctx.now });

        for (const [bank, page] of pages) {
            await ctx.ledger.in(vaultOf(bank)).insert(lookPages, page);
        }
        ctx.emit({ type: 'LooksRecorded', id: round.roundId });
        return resultOf(ctx, round.roundId);
    }
}
