import { beforeAll, expect, it } from '@jest/globals';

import { status } from '@grpc/grpc-js';
import type { GatewayError, Transaction } from '@hyperledger/fabric-gateway';

import { alterTransaction, codesOf, transactionIdsOf } from '../../scenarios/envelope.js';
import { type Alteration, alterations, anotherType, type Conspirators, conspirators } from '../register/alterations.js';
import { itIfAble } from '../register/it-if-able.js';
import { lineOf, refusalOf } from '../register/refusal.js';
import { type Client, take } from '../register/client.js';
import type { Register } from '../register/register.js';

/** Codes and texts are those that Fabric v3.1.5 gave to the same envelopes. */
export function tamperedEnvelopes(register: Register): void {
    let client: Client;
    let insiders: Conspirators;
    let asset = 0;

    beforeAll(async () => {
        client = register.client('AlphaMSP');
        insiders = await conspirators(register);
    });

    function endorsed(): Promise<Transaction> {
        asset += 1;
        const options = {
            arguments: [`tampered ${asset}`, 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        };
        return client.contract.newProposal('CreateAsset', options).endorse();
    }

    /** Signs the changed transaction anew, orders it and reads the code out of its block: its id is not always its own. */
    async function codeWhen(change: Alteration[2]): Promise<number | undefined> {
        const startBlock = BigInt(await register.height());
        const bytes = alterTransaction((await endorsed()).getBytes(), (open) => change(open, insiders));
        await client.gateway.newTransaction(bytes).submit();
        const [block] = await take(await client.network.getBlockEvents({ startBlock }), 1);
        return codesOf(block!)[0];
    }

    async function expectNoBlock(submit: () => Promise<unknown>): Promise<GatewayError> {
        const height = await register.height();
        const refusal = await refusalOf(submit());
        const next = await (await endorsed()).submit();
        expect((await next.getStatus()).blockNumber).toBe(BigInt(height));
        expect(transactionIdsOf(await register.block(height))).toEqual([next.getTransactionId()]);
        return refusal;
    }

    it('are refused by the orderer when the signature is not the creator’s', async () => {
        const forged = client.gateway.newSignedTransaction((await endorsed()).getBytes(), Buffer.from('no signature'));
        const refusal = await expectNoBlock(() => forged.submit());
        const words =
            "received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the 'Writers' sub-policies to be satisfied: permission denied";
        if (register.engine.asksEveryOrderer) {
            expect(refusal.code).toBe(status.UNAVAILABLE);
            expect(refusal.details.map(({ message }) => message)).toEqual([words, words]);
        } else {
            expect(refusal.code).toBe(status.ABORTED);
            expect(lineOf(refusal)).toBe(words);
        }
    });

    it('are refused by the gateway when they are for another channel', async () => {
        const bytes = alterTransaction((await endorsed()).getBytes(), ({ channelHeader }) =>
            channelHeader.setChannelId('elsewhere'),
        );
        const refusal = await expectNoBlock(() => client.gateway.newTransaction(bytes).submit());
        expect(refusal.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(refusal)).toBe(
            'failed to get config for channel [elsewhere]: could not get last config for channel elsewhere',
        );
    });

    const [what, expected, otherType] = anotherType;
    itIfAble(register.engine, 'order an envelope of another type')(
        `are in a block with ${what}: code ${expected}`,
        async () => {
            expect(await codeWhen(otherType)).toBe(expected);
        },
    );

    it.each(alterations)('are in a block with %s: code %i', async (_what, code, change) => {
        expect(await codeWhen(change)).toBe(code);
    });
}
