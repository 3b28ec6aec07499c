import { readJson } from '@cohong/domain/kernel/json-text';
import { Refusal } from '@cohong/domain/kernel/refusal';
import type { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { approvalSchema, recordedApprovalSchema, type Approval } from './approval.js';

/**
 * Where approvals of an organisation lie: a bank's in its vault, the central bank's in the coins of each bank, or in a
 * collection of its own.
 */
export interface ApprovalPlace {
    readonly chaincode: 'trade' | 'dcep';
    readonly bank?: string;
}

/** What waits for a second pair of eyes, as the gateway sees it. */
export class ApprovalClient {
    readonly #ledger: Ledger;
    readonly #places: readonly ApprovalPlace[];

    constructor(ledger: Ledger, places: readonly ApprovalPlace[]) {
        this.#ledger = ledger;
        this.#places = places;
    }

    /** @throws Refusal APPROVAL_MUST_EXIST when it lies in none of the places. */
    async readApproval(approvalId: string): Promise<Approval> {
        const found = await Promise.all(this.#places.map((place) => this.#find(place, approvalId)));
        const approval = found.find((each) => each !== undefined);
        if (approval === undefined) {
            throw new Refusal('not-found', approvalMustExist);
        }

        return approval;
    }

    async refuseApproval(approval: Approval, request: RequestMark): Promise<Committed> {
        const { approvalId, bank } = approval;
        const place = this.#places.find((each) => each.bank === bank);
        if (place === undefined) {
            throw new Error(`an approval lies at ${String(bank)}, where none was asked for`);
        }

        return await this.#ledger.submit({
            name: `${place.chaincode}/approval:RefuseApproval`,
            input: { approvalId, ...bankOf(place) },
            request,
            ...bankOf(place),
        });
    }

    async #find(place: ApprovalPlace, approvalId: string): Promise<Approval | undefined> {
        try {
            const approval = await this.#ledger.evaluate({
                name: `${place.chaincode}/approval:ReadApproval`,
                input: { approvalId, ...bankOf(place) },
                answer: recordedApprovalSchema,
            });
            return shown(approval, place);
        } catch (error) {
            if (error instanceof Refusal && error.code === approvalMustExist) {
                return undefined;
            }
            throw error;
        }
    }
}

const approvalMustExist = 'APPROVAL_MUST_EXIST';

function bankOf({ bank }: Pick<ApprovalPlace, 'bank'>): { readonly bank?: string } {
    return bank === undefined ? {} : { bank };
}

/** An approval as the API shows it. */
export function shown(recorded: z.output<typeof recordedApprovalSchema>, place: ApprovalPlace): Approval {
    return approvalSchema.parse({ ...recorded, input: readJson(recorded.input), ...bankOf(place) });
}
