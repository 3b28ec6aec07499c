import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import { financedOrderSchema, type FinancedOrder } from '@cohong/domain/packing-credit/financed-order';
import { orderIdentity, type OrderIdentity } from '@cohong/domain/packing-credit/order';
import { registryPlace } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { pepperOf } from '../registry/registry-file.js';

/** What lies on orders and letters of credit, over all banks: under keys that nobody without the pepper of the registry can guess. */
export class OrderFile {
    readonly #pepper: string;
    readonly #orders: PendingRecords<FinancedOrder>;

    private constructor(ctx: CohongContext, pepper: string) {
        this.#pepper = pepper;
        this.#orders = new PendingRecords(ctx.ledger.in(registryPlace), {
            name: 'financed-order',
            schema: financedOrderSchema,
            key: (financed) => [this.#keyOf(financed)],
        });
    }

    /** Refuses RECORD_MUST_EXIST before the pepper is established. */
    static async open(ctx: CohongContext): Promise<OrderFile> {
        const pepper = await pepperOf(ctx);

        return new OrderFile(ctx, pepper);
    }

    find(identity: OrderIdentity): Promise<FinancedOrder | undefined> {
        return this.#orders.find(this.#keyOf(identity));
    }

    /** What lies on an order on which a credit lies. Refuses RECORD_MUST_EXIST if the registry was lost. */
    get(identity: OrderIdentity): Promise<FinancedOrder> {
        return this.#orders.get(this.#keyOf(identity));
    }

    put(financed: FinancedOrder): void {
        this.#orders.put(financed);
    }

    save(): Promise<void> {
        return this.#orders.save();
    }

    #keyOf(identity: OrderIdentity): string {
        return hmac(this.#pepper, ...orderIdentity(identity));
    }
}
