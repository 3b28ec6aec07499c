import { randomBytes } from 'node:crypto';
import type { TestConsortium } from '../consortium.js';
import { actAt } from '../dcep/dated-act.js';

/** What two users of a bank do: `claim`, `Payment` and what for, with the coins that move when it is approved. */
export interface ActByTwo {
    readonly bank: string;
    readonly act: readonly [contract: string, name: string];
    readonly input: object;
    readonly settlement?: object;
}

/** Ten in the morning of a day in China. */
export const morningOf = (day: string): Date => new Date(`${day}T02:00:00.000Z`);

/** An act of two users on a day that is still to come. */
export async function byTwoOn(
    running: TestConsortium,
    day: string,
    { bank, act: [contract, name], input, settlement }: ActByTwo,
): Promise<void> {
    const approvalId = randomBytes(16).toString('hex');
    const common = { chaincode: 'trade', endorsers: [bank, 'SafeMSP'] };
    await actAt(running, morningOf(day), {
        ...common,
        user: [bank, 'maker-1'],
        act: `${contract}:Propose${name}`,
        input: { ...input, approvalId },
    });
    await actAt(running, morningOf(day), {
        ...common,
        user: [bank, 'checker-1'],
        act: `${contract}:Approve${name}`,
        input: { approvalId },
        ...(settlement && {
            settlement: { ...settlement, transferId: approvalId },
            endorsers: [bank, 'PbocMSP'],
        }),
    });
}
