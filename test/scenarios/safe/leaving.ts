import { describe, expect, it } from '@jest/globals';
import { requireNothingLeft } from '../../../network/launcher/src/growing/leaving.js';
import type { TestConsortium } from '../consortium.js';

/** After all that has happened here no bank may leave; the regulators answer whatever is asked of them. */
export function leaving(running: () => TestConsortium): void {
    describe('a bank that is to leave', () => {
        const faultOf = async (mspId: string): Promise<string> => {
            const { description, organisation } = running();
            return await requireNothingLeft(description, mspId, (asked) => organisation(asked)).then(
                () => 'nothing is left',
                ({ message }: Error) => message,
            );
        };

        it('stays while a loan is outstanding or written off', async () => {
            const ofHaizhou = await faultOf('HaizhouBankMSP');

            expect(ofHaizhou).toContain('HaizhouBankMSP has business that is not ended, and stays:');
            for (const left of ['status=DISBURSED', 'status=WRITTEN_OFF']) {
                expect(ofHaizhou).toContain(left);
            }
        });
    });
}
