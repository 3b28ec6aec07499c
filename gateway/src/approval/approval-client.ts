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
        return (await this.#locate(approvalId)).approval;
    }

    async refuseApproval({ approvalId }: Approval, request: RequestMark): Promise<Committed> {
        const { place } = await this.#locate(approvalId);

        return await this.#ledger.submit({
            name: `${place.chaincode}/approval:RefuseApproval`,
            input: { approvalId, ...bankOf(place) },
            request,
            ...bankOf(place),
        });
    }

    async #locate(approvalId: string): Promise<{ readonly place: ApprovalPlace; readonly approval: Approval }> {
        const found = await Promise.all(
            this.#places.map(async (place) => {
                const approval = await this.#find(place, approvalId);
                return approval && { place, approval };
            }),
        );
        const located = found.find((each) => each !== undefined);
        if (located === undefined) {
            throw new Refusal('not-found', approvalMustExist);
        }

        return located;
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
