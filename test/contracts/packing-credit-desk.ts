import { bedLinen } from '@cohong/fixtures';
import { type Consortium, newId, type Outcome, type User } from './consortium.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Of the goods that the trade floor declares, worth 1 000 000.00, of which 80 % may be advanced. */
export const exampleOrder = {
    orderedOn: '2026-01-05',
    buyer: { partyName: bedLinen.overseasConsignee.partyName, countryCode: 'SG' },
    amount: cny('1000000.00'),
    latestShipmentOn: '2099-12-31',
};

interface Asked {
    readonly orderNumber: string;
    readonly amount: string;
    /** What is said otherwise of the order. */
    readonly more?: object;
}

interface Repaid {
    readonly amount: string;
    /** What is said otherwise of the repayment. */
    readonly more?: object;
    readonly settlement?: unknown;
}

/** Shortcuts of tests that lend on purchase orders; a policy is set. */
export class PackingCreditDesk {
    readonly #consortium: Consortium;

    private constructor(consortium: Consortium) {
        this.#consortium = consortium;
    }

    static async open(consortium: Consortium): Promise<PackingCreditDesk> {
        await consortium.submit('SafeMSP/officer-1', 'trade/packing-credit-policy:SetPolicy', {
            input: { effectiveFrom: '2026-01-01', advanceBasisPoints: 8_000, reservationHours: 72 },
        });

        return new PackingCreditDesk(consortium);
    }

    async request(user: User, { orderNumber, amount, more = {} }: Asked): Promise<string> {
        const { id } = await this.#consortium.submit(user, 'trade/packing-credit:RequestPackingCredit', {
            input: {
                packingCreditId: newId(),
                exporterUscc: bedLinen.consignor.uscc,
                order: { ...exampleOrder, orderNumber, ...more },
                amount: cny(amount),
            },
        });

        return id;
    }

    batch(
        act: 'DecidePackingCredits' | 'SettlePackingCredits' | 'ConvertPackingCredits',
        items: readonly (readonly [User, string])[],
        { by = 'SafeMSP/registrar-1', at }: { readonly by?: User; readonly at?: Date } = {},
    ): Promise<Outcome> {
        return this.#consortium.submit(by, `trade/packing-credit-registry:${act}`, {
            input: { items: items.map(([user, id]) => ({ bank: user.split('/')[0], packingCreditId: id })) },
            request: null,
            ...(at && { at }),
        });
    }

    /** A packing credit with the registrar's answer. */
    async reserve(user: User, asked: Asked): Promise<string> {
        const id = await this.request(user, asked);
        await this.batch('DecidePackingCredits', [[user, id]]);

        return id;
    }

    async propose(
        user: User,
        packingCreditId: string,
        means: object = { kind: 'OUTSIDE', reference: 'CIPS 1' },
    ): Promise<string> {
        const approvalId = newId();
        await this.#consortium.submit(user, 'trade/packing-credit:ProposeDisbursement', {
            input: { approvalId, packingCreditId, means },
        });

        return approvalId;
    }

    approve(user: User, approvalId: string, settlement?: unknown): Promise<Outcome> {
        const checker: User = `${user.split('/')[0] ?? ''}/checker-1`;
        return this.#consortium.submit(checker, 'trade/packing-credit:ApproveDisbursement', {
            input: { approvalId },
            settlement,
        });
    }

    /** One that was paid out outside the ledger. */
    async lend(user: User, asked: Asked): Promise<string> {
        const id = await this.reserve(user, asked);
        await this.approve(user, await this.propose(user, id));

        return id;
    }

    repay(user: User, packingCreditId: string, { amount, more = {}, settlement }: Repaid): Promise<Outcome> {
        return this.#consortium.submit(user, 'trade/packing-credit:RecordRepayment', {
            input: {
                packingCreditId,
                repaymentId: newId(),
                amount: cny(amount),
                source: 'OTHER_FUNDS',
                means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
                ...more,
            },
            settlement,
        });
    }

    withdraw(user: User, packingCreditId: string): Promise<Outcome> {
        return this.#consortium.submit(user, 'trade/packing-credit:WithdrawPackingCredit', {
            input: { packingCreditId },
        });
    }

    /** Asks that so much stand on the declaration of the trade floor. */
    askConversion(
        user: User,
        packingCreditId: string,
        asked: { readonly amount: string; readonly releaseCode: string },
    ): Promise<Outcome> {
        const { declarationNumber } = bedLinen;
        return this.#consortium.submit(user, 'trade/packing-credit:RequestConversion', {
            input: { packingCreditId, declarationNumber, ...asked, amount: cny(asked.amount) },
        });
    }

    read(user: User, packingCreditId: string): Promise<unknown> {
        return this.#consortium.evaluate(user, 'trade/packing-credit:ReadPackingCredit', { packingCreditId });
    }
}
