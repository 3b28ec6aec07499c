#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { breakListCommand } from './commands/break-list.js';
import { printBuilderValues } from './commands/builder-values.js';
import { callCommand } from './commands/call.js';
import { certificatesCommand } from './commands/certificates.js';
import { chaincodeCommand } from './commands/chaincode.js';
import { compose, form } from './commands/compose.js';
import { destroy } from './commands/destroy.js';
import { doctor } from './commands/doctor.js';
import { down } from './commands/down.js';
import { eventsCommand } from './commands/events.js';
import { logs } from './commands/logs.js';
import { networkCommand } from './commands/network.js';
import { ordererCommand } from './commands/orderer.js';
import { organisationCommand } from './commands/organisation.js';
import { packageChaincodes } from './commands/package.js';
import { readModelCommand } from './commands/read-model.js';
import { serve } from './commands/serve.js';
import { status } from './commands/status.js';
import { tokenCommand } from './commands/token.js';
import { up } from './commands/up.js';
import { wholeNumberFrom } from './commands/whole-number.js';

const root = path.resolve(__dirname, '../../..');
const defaults = { file: path.join(root, 'network/consortium.yaml'), folder: path.join(root, '.cohong') };

const program = new Command('cohong').description('Brings a trade-finance consortium up and down.');

for (const { name, description, action } of [
    { name: 'up', description: 'start the consortium in the background and print how to reach it', action: up },
    {
        name: 'doctor',
        description: 'say what would keep the consortium from coming up, and what to do',
        action: doctor,
    },
    { name: 'down', description: 'stop what `up` started', action: down },
    { name: 'compose', description: 'write a file for `docker compose` that runs the same network', action: compose },
    { name: 'form', description: 'form the channel of nodes that run already, in containers', action: form },
    { name: 'serve', description: 'run the consortium in the foreground, until Ctrl-C', action: serve },
]) {
    program
        .command(name)
        .description(description)
        .option('--file <path>', 'the description of the consortium', defaults.file)
        .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
        .action(action);
}

program
    .command('status')
    .description('print how every process of the consortium is; the exit code is 1 when one is not well')
    .option('--json', 'as JSON')
    .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
    .action(status);

program
    .command('logs [node]')
    .description('print the end of the log of one process, such as peer0.SafeMSP, or of every log')
    .option('--lines <count>', 'how many lines of each', wholeNumberFrom(0), 20)
    .option('--follow', 'go on printing what is added, until Ctrl-C')
    .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
    .action(logs);

program
    .command('destroy')
    .description('remove everything that a consortium left in its folder: ledgers, keys and logs')
    .option('--yes', 'without asking')
    .option('--folder <path>', 'where certificates, logs and state are kept', defaults.folder)
    .action(destroy);

const printing = { ...defaults, print: (text: string): void => console.log(text) };
program.addCommand(tokenCommand(printing));
program.addCommand(callCommand(printing));
program.addCommand(eventsCommand(printing));
program.addCommand(readModelCommand(printing));
program.addCommand(breakListCommand(printing));
program.addCommand(networkCommand(printing));
program.addCommand(organisationCommand(printing));
program.addCommand(ordererCommand(printing));
program.addCommand(certificatesCommand(printing));
program.addCommand(chaincodeCommand(printing));

program
    .command('package')
    .description('write the chaincodes for `peer lifecycle chaincode` on a Fabric network of your own')
    .option('--file <path>', 'the description of the consortium', defaults.file)
    .option('--out <path>', 'the folder to write to', 'packages')
    .action(packageChaincodes);

program
    .command('builder-values <chaincode=host:port...>')
    .description('print what a peer must have in CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG to reach its chaincodes')
    .option('--tls <path>', 'where the certificates between peer and chaincodes are kept', 'chaincode-tls')
    .action(printBuilderValues);

program.version((JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version);

program.parseAsync().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
