import { acceptRemittance } from '@cohong/domain/remittance/end-remittance';
import { sendRemittance } from '@cohong/domain/remittance/send-remittance';
import { afterwards, bankOf, memberBook, noon, Purse, signed, walletOf, yuan, type Payment } from './purse.js';

/** Each payment registered by itself, by the rules of a remittance. */
export function gross(payments: readonly Payment[]): Purse {
    const purse = new Purse();
    for (const [index, { payer, payee, fen }] of payments.entries()) {
        const { serials, coins } = purse.spendable(payer);
        const terms = { payeeBank: bankOf(payee), payee, amount: yuan(fen), acceptBy: afterwards };
        const sent = sendRemittance(
            { remittanceId: `remittance-${index}`, from: payer, coins: serials, ...terms, ...signed },
            {
                ...purse.minting(noon),
                bank: bankOf(payer),
                memberBook,
                payerWallet: walletOf(payer),
                isPayerFrozen: false,
                isSigned: true,
                isIdTaken: false,
                coins,
            },
        );
        purse.move(sent.paid.spent, [...sent.paid.made, sent.sent]);
        const accepted = acceptRemittance({
            ...purse.minting(noon),
            bank: bankOf(payee),
            remittance: sent.remittance,
            payeeWallet: walletOf(payee),
        });
        purse.move([accepted.arrived], accepted.made);
    }

    return purse;
}
