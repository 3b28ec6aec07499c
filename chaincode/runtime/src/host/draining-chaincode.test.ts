import { describe, expect, it } from '@jest/globals';
import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim-api';
import { DrainingChaincode } from './draining-chaincode.js';

const stub = {} as ChaincodeStub;

/** A chaincode whose transactions last until they are told to end. */
class SlowChaincode implements ChaincodeInterface {
    readonly #ends: (() => void)[] = [];

    async Init(): Promise<ChaincodeResponse> {
        return await this.Invoke();
    }

    async Invoke(): Promise<ChaincodeResponse> {
        await new Promise<void>((resolve) => this.#ends.push(resolve));
        return { status: 200 };
    }

    endFirst(): void {
        this.#ends.shift()?.();
    }
}

describe('a draining chaincode', () => {
    it('stops at once when nothing runs', async () => {
        const chaincode = new DrainingChaincode(new SlowChaincode());

        await chaincode.drain();

        expect(chaincode.isDraining).toBe(true);
    });

    it('lets what runs answer, and takes nothing more', async () => {
        const slow = new SlowChaincode();
        const chaincode = new DrainingChaincode(slow);
        const running = [chaincode.Invoke(stub), chaincode.Init(stub)];
        let hasDrained = false;

        const drained = chaincode.drain().then(() => {
            hasDrained = true;
        });

        expect(await chaincode.Invoke(stub)).toEqual({ status: 500, message: 'the chaincode is stopping' });
        slow.endFirst();
        expect(await running[0]).toEqual({ status: 200 });
        expect(hasDrained).toBe(false);
        slow.endFirst();
        await drained;
        expect(await running[1]).toEqual({ status: 200 });
    });
});
