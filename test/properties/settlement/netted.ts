import { collectPosition } from '@cohong/domain/netting/collect-position';
import { confirmPosition } from '@cohong/domain/netting/confirm-position';
import type { NettingMethod } from '@cohong/domain/netting/cycle';
import type { DeferredPayment } from '@cohong/domain/netting/deferred-payment';
import { endCycle } from '@cohong/domain/netting/end-cycle';
import { creditPayment } from '@cohong/domain/netting/end-payment';
import type { Obligation } from '@cohong/domain/netting/obligation';
import type { Position } from '@cohong/domain/netting/position';
import { queuePayment } from '@cohong/domain/netting/queue-payment';
import { afterwards, bankOf, banks, memberBook, noon, Purse, signed, walletOf, yuan, type Payment } from './purse.js';

/** Settled in nets of the day, by the rules of deferred payments; and what the banks laid down for it. */
export function netted(payments: readonly Payment[], method: NettingMethod): { purse: Purse; laidDown: bigint } {
    const purse = new Purse();
    const cycleId = `2026-03-31.${method}`;
    const { queued, obligations } = queueAll(payments, { purse, cycleId });
    const confirmed = banks.map((bank) =>
        confirmPosition(
            { cycleId, positionId: `position-${bank}` },
            {
                ...purse.minting(afterwards),
                bank,
                obligations: obligations.filter((each) => [each.payerBank, each.payeeBank].includes(bank)),
                isConfirmed: false,
                outcome: undefined,
            },
        ),
    );
    confirmed.forEach(({ ended, held, funded }) => purse.move(ended, [...held, ...funded]));
    const ended = endCycle(cycleId, {
        ...purse.minting(afterwards),
        outcome: undefined,
        contributions: confirmed.map(({ contribution }) => contribution),
    });
    purse.move(ended.spent, ended.made);
    const positions = new Map<string, Position>();
    for (const [index, { position }] of confirmed.entries()) {
        const collected = collectPosition({ ...purse.minting(afterwards), position, outcome: ended.outcome });
        purse.move([...collected.ended, ...collected.arrived], collected.held);
        positions.set(banks[index] ?? '', collected.position);
    }
    for (const payment of queued) {
        const { payeeBank: bank, payee } = payment;
        const facts = { ...purse.minting(afterwards), bank, payment, position: positions.get(bank) };
        const credited = creditPayment({ ...facts, payeeWallet: walletOf(payee) });
        purse.move(credited.ended, [...credited.held, ...credited.made]);
        if (credited.position !== undefined) {
            positions.set(bank, credited.position);
        }
    }
    const laidDown = confirmed.reduce((all, { position }) => all + position.pays.minorUnits, 0n);

    return { purse, laidDown };
}

function queueAll(
    payments: readonly Payment[],
    { purse, cycleId }: { readonly purse: Purse; readonly cycleId: string },
): { readonly queued: readonly DeferredPayment[]; readonly obligations: readonly Obligation[] } {
    const obligations = new Map<string, Obligation>();
    const queued = payments.map(({ payer, payee, fen }, index) => {
        const { serials, coins } = purse.spendable(payer);
        const terms = { cycleId, payeeBank: bankOf(payee), payee, amount: yuan(fen) };
        const between = payer + payee;
        const { paid, before, setAside, payment, obligation } = queuePayment(
            { paymentId: `payment-${index}`, from: payer, coins: serials, ...terms, ...signed },
            {
                ...purse.minting(noon),
                bank: bankOf(payer),
                memberBook,
                payerWallet: walletOf(payer),
                isPayerFrozen: false,
                isSigned: true,
                isIdTaken: false,
                outcome: undefined,
                obligation: obligations.get(between),
                coins,
            },
        );
        purse.move([...paid.spent, ...before], [...paid.made, setAside]);
        obligations.set(between, obligation);
        return payment;
    });

    return { queued, obligations: [...obligations.values()] };
}
