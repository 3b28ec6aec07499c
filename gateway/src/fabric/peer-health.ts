import { Refusal } from '@cohong/domain/kernel/refusal';
import { z } from 'zod';
import type { Ledger } from './ledger.js';

/** Whether the own peer and its chaincode answer. A refusal is an answer: the member book may not be there yet. */
export async function chaincodeAnswers(ledger: Ledger, chaincode: 'trade' | 'dcep'): Promise<boolean> {
    try {
        await ledger.evaluate({ name: `${chaincode}/party:ReadMembers`, input: {}, answer: z.unknown() });
        return true;
    } catch (error) {
        return error instanceof Refusal;
    }
}
