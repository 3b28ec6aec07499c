import { describe, expect, it } from '@jest/globals';
import { alertLender } from '../receivable/alert-lenders.js';
import { decideTogether } from '../receivable/decide-together.js';
import type { DeclaredGoods } from '../receivable/declared-goods.js';
import type { Financing } from '../receivable/financing.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import {
    declaration,
    declarationNumber,
    idOf,
    morning,
    policy,
    releaseCode,
    requested,
    yuan,
} from '../receivable/testing/samples.js';
import { FinancingReplay } from './financing-replay.js';
import { Register } from './register.js';
import { declared, left, written } from './testing/writings.js';
import type { Writings } from './writings.js';

const secrets = { numberSecret: '1'.repeat(64), releaseSecret: '2'.repeat(64) };
const capped = (capBasisPoints: number): FinancingPolicy => ({ ...policy, capBasisPoints });

/** Requests of a bank, decided in the order in which they come, as the registry then decides them: what really happened. */
class Past {
    readonly #register = new Register();
    readonly #by: FinancingPolicy;
    readonly history: Writings[] = [{ ...declared(), secrets }];
    declaration: DeclaredGoods = declaration;

    constructor(by: FinancingPolicy = policy) {
        this.#by = by;
    }

    decide(n: number, amount: bigint, decidedAt = morning): Financing {
        const request: Financing = { ...requested, financingId: idOf(n), amount: yuan(amount) };
        const { financing, collateral } = decideTogether(request, {
            declarations: [
                {
                    known: { declaration: this.declaration, releaseCode },
                    encumbrance: this.#register.encumbrances.get(declarationNumber),
                },
            ],
            holds: this.#register.holdsOf(request),
            policy: this.#by,
            decidedAt,
        });
        this.#register.put(collateral ?? { encumbrances: [], holds: [] });
        this.history.push(left(request), { ...left(financing), at: decidedAt });

        return financing;
    }

    disburse(financing: Financing, at: string): Financing {
        const payment = { means: 'OUTSIDE', reference: 'CIPS 1' } as const;
        const disbursed: Financing = { ...financing, status: 'DISBURSED', disbursement: { payment, paidAt: at } };
        this.history.push({ ...left(disbursed), at });

        return disbursed;
    }

    /** Customs declares that the goods are worth so much, and the lender is told. */
    amend(financing: Financing, value: bigint): Financing {
        this.declaration = { ...declaration, version: 2, totalValue: yuan(value) };
        const encumbrance = this.#register.lyingOn(declarationNumber, 'CNY');
        const { declaration: amended } = this;
        const alerted = alertLender(financing, {
            declaration: amended,
            encumbrance,
            policy: this.#by,
            raisedAt: morning,
        });
        this.history.push(written({ declarations: declared(amended).declarations }), left(alerted));

        return alerted;
    }
}

function replay({ history }: Past, by: FinancingPolicy, isTold: (at: string) => boolean = () => true): FinancingReplay {
    const replayed = new FinancingReplay({ policyAt: () => by, releaseCodeOf: () => releaseCode, isTold });
    history.forEach((writings) => {
        replayed.take(writings);
    });

    return replayed;
}

describe('a policy that is replayed', () => {
    it('changes nothing where it is the one that was in force', () => {
        const past = new Past();
        past.disburse(past.decide(1, 500n), morning);
        past.decide(2, 400n);
        past.decide(3, 300n);

        const { requests, disbursements, totals } = replay(past, policy);
        expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
        expect(totals).toEqual([
            {
                bank: 'HaizhouBankMSP',
                requests: 3,
                granted: { was: 2, wouldBe: 2 },
                reserved: { was: yuan(800n), wouldBe: yuan(800n) },
            },
        ]);
    });

    it('refuses under a lower cap what was granted, and tells by how much; others then find more left', () => {
        const past = new Past();
        past.decide(1, 500n);
        past.decide(2, 300n);
        past.decide(3, 100n);

        expect(replay(past, capped(6_000)).requests).toEqual([
            {
                bank: 'HaizhouBankMSP',
                financingId: idOf(2),
                declarationNumbers: [declarationNumber],
                amount: yuan(300n),
                decidedAt: morning,
                was: { code: 'AMOUNT_IS_RESERVED' },
                wouldBe: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(100n), excess: yuan(200n) },
            },
            expect.objectContaining({
                financingId: idOf(3),
                was: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(0n), excess: yuan(100n) },
                wouldBe: { code: 'AMOUNT_IS_RESERVED' },
            }),
        ]);
    });

    it('grants under a higher cap what was refused', () => {
        const past = new Past();
        past.decide(1, 801n);

        expect(replay(past, capped(9_000))).toMatchObject({
            requests: [
                {
                    was: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', excess: yuan(1n) },
                    wouldBe: { code: 'AMOUNT_IS_RESERVED' },
                },
            ],
            totals: [{ granted: { was: 0, wouldBe: 1 }, reserved: { was: yuan(0n), wouldBe: yuan(801n) } }],
        });
    });

    it('refuses whom it does not concern as it did: a wrong code stays wrong', () => {
        const past = new Past();
        const guessed: Financing = { ...requested, releaseCode: 'f0'.repeat(16) };
        const decision = { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' } as const;
        past.history.push(left(guessed), left({ ...guessed, status: 'REFUSED', decidedAt: morning, decision }));

        expect(replay(past, capped(10_000)).requests).toEqual([]);
    });

    it('lets nothing follow from what it would not have granted', () => {
        const past = new Past();
        const lent = past.disburse(past.decide(1, 700n), morning);
        const repayment = {
            repaymentId: idOf(8),
            amount: yuan(700n),
            source: 'EXPORT_PROCEEDS',
            payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
            receivedAt: morning,
            isNoted: false,
        } as const;
        const repaid: Financing = { ...lent, status: 'REPAID', outstanding: yuan(0n), repayments: [repayment] };
        past.history.push(left(repaid), left(repaid, { done: [{ kind: 'release', id: idOf(1) }] }));
        past.decide(2, 100n);

        expect(replay(past, capped(6_000)).requests.map(({ financingId }) => financingId)).toEqual([idOf(1)]);
    });

    it('holds what it would have granted besides until its reservation is over, and no longer', () => {
        const changedBy = (decidedAt: string) => {
            const past = new Past();
            past.decide(1, 850n);
            past.decide(2, 800n, decidedAt);
            return replay(past, capped(9_000)).requests.map(({ wouldBe }) => wouldBe.code);
        };

        expect(changedBy('2026-04-03T00:59:59.000Z')).toEqual([
            'AMOUNT_IS_RESERVED',
            'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
        ]);
        expect(changedBy('2026-04-03T01:00:00.000Z')).toEqual(['AMOUNT_IS_RESERVED']);
    });

    it('tells which loans were paid out too late for a shorter reservation', () => {
        const past = new Past();
        past.disburse(past.decide(1, 300n), '2026-03-31T10:59:59.999Z');
        past.disburse(past.decide(2, 300n), '2026-03-31T11:00:00.000Z');

        expect(replay(past, { ...policy, reservationHours: 10 })).toMatchObject({
            requests: [],
            disbursements: [
                {
                    financingId: idOf(2),
                    amount: yuan(300n),
                    paidAt: '2026-03-31T11:00:00.000Z',
                    code: 'RESERVATION_MUST_NOT_HAVE_EXPIRED',
                },
            ],
        });
    });

    it('tells which loans an amendment would have kept from being paid out', () => {
        const past = new Past();
        past.disburse(past.amend(past.decide(1, 400n), 500n), morning);

        expect(replay(past, policy).disbursements).toEqual([]);
        expect(replay(past, capped(7_000)).disbursements).toMatchObject([{ code: 'DECLARATION_MUST_NOT_BE_ALERTED' }]);
    });

    it('leaves a loan on its order that could not have moved to the declaration, and then lies nowhere there', () => {
        const past = new Past();
        const { reservedUntil: _until, ...moved } = past.decide(1, 700n);
        const payment = { means: 'PACKING_CREDIT', packingCreditId: idOf(5) } as const;
        past.history.splice(-2);
        past.history.push(left({ ...moved, status: 'DISBURSED', disbursement: { payment, paidAt: morning } }));
        past.decide(2, 100n);

        expect(replay(past, policy).requests).toEqual([]);
        expect(replay(past, capped(6_000)).requests).toMatchObject([
            { financingId: idOf(1), wouldBe: { available: yuan(600n), excess: yuan(100n) } },
        ]);
    });

    it('tells what was decided in its period alone', () => {
        const past = new Past();
        past.decide(1, 801n);
        past.decide(2, 95n, '2026-04-01T01:00:00.000Z');
        const { requests, totals } = replay(past, capped(9_000), (at) => at > morning);

        expect(requests).toEqual([]);
        expect(totals).toMatchObject([{ requests: 1 }]);
    });
});
