import { z } from 'zod';
import { documentBase, typeCodes } from './document-base.js';

export const charterPartyContractSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('CHARTER_PARTY_CONTRACT'),
    /** Any contract has it; that this is one over a ship its kind says. */
    documentTypeCode: typeCodes('315'),
});
/** The contract by which a ship was chartered. What it says is nothing to a bank, which passes it on (article 22b). */
export type CharterPartyContract = z.output<typeof charterPartyContractSchema>;
