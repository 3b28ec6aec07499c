import { rawCotton } from '@cohong/fixtures';

const { declarationNumber: _number, status: _status, ...paper } = rawCotton;

/** The paper of the imported cotton as if it had been bought for so many yuan. */
export function cottonWorth(amount: string): typeof paper {
    const total = { amount, currency: 'CNY' };
    const price = { unitPrice: { amount: '1.0000', currency: 'CNY' }, totalAmount: total };

    return { ...paper, lines: paper.lines.map((line) => ({ ...line, ...price })), totalValue: total };
}
