import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim-api';

/** A chaincode that can be stopped between transactions instead of in the middle of one. */
export class DrainingChaincode implements ChaincodeInterface {
    readonly #chaincode: ChaincodeInterface;
    #running = 0;
    #isDraining = false;
    #whenIdle: (() => void) | undefined;

    constructor(chaincode: ChaincodeInterface) {
        this.#chaincode = chaincode;
    }

    get isDraining(): boolean {
        return this.#isDraining;
    }

    async Init(stub: ChaincodeStub): Promise<ChaincodeResponse> {
        return await this.#run(() => this.#chaincode.Init(stub));
    }

    async Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse> {
        return await this.#run(() => this.#chaincode.Invoke(stub));
    }

    /** Takes no further transaction and resolves when the running ones have answered. */
    async drain(): Promise<void> {
        this.#isDraining = true;
        if (this.#running > 0) {
            await new Promise<void>((resolve) => {
                this.#whenIdle = resolve;
            });
        }
    }

    async #run(transaction: () => Promise<ChaincodeResponse>): Promise<ChaincodeResponse> {
        if (this.#isDraining) {
            // Nothing is endorsed, so the client may ask again; the text tells a defect from a stop.
            return { status: 500, message: 'the chaincode is stopping' };
        }

        this.#running += 1;
        try {
            return await transaction();
        } finally {
            this.#running -= 1;
            if (this.#running === 0) {
                this.#whenIdle?.();
            }
        }
    }
}
