#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { wholeNumberFrom } from './commands/whole-number.js';

const root = path.resolve(__dirname, '../../..');
const defaults = { file: path.join(root, 'network/consortium.yaml'), folder: path.join(root, '.cohong') };
const printing = { ...defaults, print: (text: string): void => console.log(text) };

/** Every command by its name. What it needs is loaded when it is called: all of it takes a second, and most need little. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
    up: async () =>
        ofConsortium('start the consortium in the background and print how to reach it').action(
            (await import('./commands/up.js')).up,
        ),
    doctor: async () =>
        ofConsortium('say what would keep the consortium from coming up, and what to do').action(
            (await import('./commands/doctor.js')).doctor,
        ),
    down: async () => ofConsortium('stop what `up` started').action((await import('./commands/down.js')).down),
    compose: async () =>
        ofConsortium('write a file for `docker compose` that runs the same network').action(
            (await import('./commands/compose.js')).compose,
        ),
    form: async () =>
        ofConsortium('form the channel of nodes that run already, in containers').action(
            (await import('./commands/compose.js')).form,
        ),
    serve: async () =>
        ofConsortium('run the consortium in the foreground, until Ctrl-C').action(
            (await import('./commands/serve.js')).serve,
        ),
    status: async () =>
        new Command()
            .description('print how every process of the consortium is; the exit code is 1 when one is not well')
            .option('--json', 'as JSON')
            .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
            .action((await import('./commands/status.js')).status),
    logs: async () =>
        new Command()
            .argument('[node]')
            .description('print the end of the log of one process, such as peer0.SafeMSP, or of every log')
            .option('--lines <count>', 'how many lines of each', wholeNumberFrom(0), 20)
            .option('--follow', 'go on printing what is added, until Ctrl-C')
            .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
            .action((await import('./commands/logs.js')).logs),
    destroy: async () =>
        new Command()
            .description('remove everything that a consortium left in its folder: ledgers, keys and logs')
            .option('--yes', 'without asking')
            .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
            .action((await import('./commands/destroy.js')).destroy),
    token: async () => (await import('./commands/token.js')).tokenCommand(printing),
    call: async () => (await import('./commands/call.js')).callCommand(printing),
    events: async () => (await import('./commands/events.js')).eventsCommand(printing),
    'read-model': async () => (await import('./commands/read-model.js')).readModelCommand(printing),
    'break-list': async () => (await import('./commands/break-list.js')).breakListCommand(printing),
    network: async () => (await import('./commands/network.js')).networkCommand(printing),
    organisation: async () => (await import('./commands/organisation.js')).organisationCommand(printing),
    orderer: async () => (await import('./commands/orderer.js')).ordererCommand(printing),
    certificates: async () => (await import('./commands/certificates.js')).certificatesCommand(printing),
    chaincode: async () => (await import('./commands/chaincode.js')).chaincodeCommand(printing),
    package: async () =>
        new Command()
            .description('write the chaincodes for `peer lifecycle chaincode` on a Fabric network of your own')
            .option('--file <path>', 'the description of the consortium', defaults.file)
            .option('--out <path>', 'the folder to write to', 'packages')
            .action((await import('./commands/package.js')).packageChaincodes),
    'builder-values': async () =>
        new Command()
            .argument('<chaincode=host:port...>')
            .description('print what a peer must have in CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG to reach its chaincodes')
            .option('--tls <path>', 'where the certificates between peer and chaincodes are kept', 'chaincode-tls')
            .action((await import('./commands/builder-values.js')).printBuilderValues),
};

/** A command that is given a description of the consortium and its folder. */
function ofConsortium(description: string): Command {
    return new Command()
        .description(description)
        .option('--file <path>', 'the description of the consortium', defaults.file)
        .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder);
}

async function main(words: readonly string[]): Promise<void> {
    const program = new Command('cohong').description('Brings a trade-finance consortium up and down.');
    const known = Object.entries(commands);
    const called = known.filter(([name]) => name === words[0]);
    // Where none is called it is about all of them: help, or a name that is not quite right.
    for (const [name, load] of called.length > 0 ? called : known) {
        program.addCommand((await load()).name(name));
    }
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    await program.version(version).parseAsync(words, { from: 'user' });
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
