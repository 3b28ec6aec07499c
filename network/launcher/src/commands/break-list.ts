import path from 'node:path';
import { Command } from 'commander';
import { table } from '../table.js';
import { gatewayTask } from './gateway-task.js';
import type { ChangeCommandOptions } from './organisation.js';
import type { CommandOptions } from './run-file.js';
import { wholeNumberFrom } from './whole-number.js';

interface Money {
    readonly amount: string;
    readonly currency: string;
}

interface Found {
    readonly asOfBlock: number;
    readonly inCoreBanking: number;
    readonly breaks: readonly {
        readonly code: string;
        readonly financingId: string;
        readonly onLedger?: Money;
        readonly inCoreBanking?: Money;
    }[];
}

/** `cohong break-list …`: where a bank's core banking and its vault on the ledger disagree about its loans. */
export function breakListCommand({ file, folder, print }: ChangeCommandOptions & CommandOptions): Command {
    return new Command('break-list')
        .argument('<bank>', 'such as HaizhouBankMSP')
        .argument('<csv>', 'the loans in core banking, with the columns financingId, outstanding and currency')
        .description('compare the loans in a file of core banking with the ledger; the exit code is 1 when any differs')
        .option('--as-of-block <number>', 'as the ledger was after this block', wholeNumberFrom(0))
        .option('--file <path>', 'the description of the consortium', file)
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (bank: string, csv: string, asked: CommandOptions & { readonly asOfBlock?: number }) => {
            const asOf = asked.asOfBlock === undefined ? [] : [String(asked.asOfBlock)];
            const found = await gatewayTask<Found>(bank, ['break-list', path.resolve(csv), ...asOf], asked);
            print(
                `${found.inCoreBanking} loans of core banking compared with the ledger after block ${found.asOfBlock}: ` +
                    `${found.breaks.length} breaks.`,
            );
            if (found.breaks.length > 0) {
                const rows = found.breaks.map(({ financingId, code, onLedger, inCoreBanking }) => {
                    return [financingId, code, text(onLedger), text(inCoreBanking)];
                });
                print(table(['financing', 'what must hold', 'on the ledger', 'in core banking'], rows));
                process.exitCode = 1;
            }
        });
}

function text(money: Money | undefined): string {
    return money === undefined ? '' : `${money.currency} ${money.amount}`;
}
