import { Command, Option } from 'commander';
import * as explore from '../explorer/explore.js';
import { readLedger, type LedgerReader } from '../explorer/ledger-reader.js';
import { renderBlock, renderBlocks, renderCertificates, renderState, renderTransaction } from '../explorer/render.js';
import { standpointOf } from '../explorer/standpoint.js';
import { readRunFile, requireRunFile } from './run-file.js';
import { wholeNumberFrom } from './whole-number.js';

/** Where a consortium is looked for unless the command line says otherwise, and where its answers go. */
export interface NetworkCommandOptions {
    readonly folder: string;
    readonly print: (text: string) => void;
}

interface Asked {
    readonly folder: string;
    readonly as?: string;
    readonly json?: true;
}

/** `cohong network …`: what the chain holds, read through a peer's own services with a member's identity. */
export function networkCommand({ folder, print }: NetworkCommandOptions): Command {
    const network = new Command('network').description('look into the ledger of the consortium that is up');
    const subcommand = (name: string, description: string): Command =>
        network
            .command(name)
            .description(description)
            .option('--as <identity>', "who asks its own organisation's peer: SafeMSP/regulator-1, or SafeMSP")
            .option('--json', 'print everything, for programs')
            .option('--folder <path>', 'where the consortium keeps its certificates', folder);
    const say = <T>(asked: Asked, answer: T, render: (answer: T) => string): void =>
        print(asked.json ? JSON.stringify(answer, null, 4) : render(answer));

    subcommand('blocks', 'list the transactions of the newest blocks')
        .addOption(new Option('--last <count>', 'of so many blocks').argParser(wholeNumberFrom(1)).default(20))
        .addOption(new Option('--from <number>', 'of every block from this one on').argParser(wholeNumberFrom(0)))
        .action(async (asked: Asked & { last: number; from?: number }) => {
            const choice = asked.from === undefined ? { last: asked.last } : { from: asked.from };
            say(asked, await reading(asked, (ledger) => explore.blocks(ledger, choice)), renderBlocks);
        });
    subcommand('block', 'show a block and everything in it')
        .argument('<number>', 'its number; 0 is the first', wholeNumberFrom(0))
        .action(async (number: number, asked: Asked) => {
            const answer = await reading(asked, (ledger) => explore.block(ledger, number));
            say(asked, answer, (block) => renderBlock(block, block.configurationChanges ?? []));
        });
    subcommand('tx', 'show a transaction: creator, endorsers, arguments, what it read and wrote')
        .argument('<id>', 'its id: 64 hexadecimal digits')
        .action(async (id: string, asked: Asked) => {
            const answer = await reading(asked, (ledger) => explore.transaction(ledger, id));
            say(asked, answer, ({ block, transaction, configurationChanges = [] }) =>
                [`block ${block.number}  ${block.hash}`, renderTransaction(transaction, configurationChanges)].join(
                    '\n\n',
                ),
            );
        });
    subcommand(
        'state',
        'show the current state: public keys and values, private ones as hashes (#…). It is folded from the valid ' +
            'writes of all blocks, so it takes a while on a long chain; block-to-live is not followed',
    )
        .argument('[namespace]', 'of one chaincode')
        .option('--key <prefix>', 'only keys, or hashes of private keys, that begin so', '')
        .option('--private', 'with the private values of collections of which the asker is a member')
        .action(async (namespace: string | undefined, asked: Asked & { key: string; private?: true }) => {
            const question = {
                ...(namespace !== undefined && { namespace }),
                keyPrefix: asked.key,
                private: asked.private ?? false,
            };
            say(asked, await reading(asked, (ledger) => explore.state(ledger, question)), renderState);
        });
    subcommand('identities', "list every organisation's certificates, in the folder and on the channel").action(
        async (asked: Asked) => say(asked, await identities(asked), renderCertificates),
    );
    return network;
}

/** The folder can be looked at while nothing is up: an expired certificate may be why. */
function identities(asked: Asked): ReturnType<typeof explore.identities> {
    return readRunFile(asked.folder) === undefined
        ? explore.identities(asked.folder, undefined)
        : reading(asked, (ledger) => explore.identities(asked.folder, ledger));
}

async function reading<T>({ folder, as }: Asked, read: (ledger: LedgerReader) => Promise<T>): Promise<T> {
    return readLedger(standpointOf(requireRunFile(folder), { folder, as }), read);
}
