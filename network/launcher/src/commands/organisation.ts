import path from 'node:path';
import { Command } from 'commander';
import { askConsortium } from '../control/ask.js';
import { writeEnvironment } from './environment.js';
import { readRunFile } from './run-file.js';

/** Where a consortium is looked for unless the command line says otherwise, and where progress goes. */
export interface ChangeCommandOptions {
    readonly folder: string;
    readonly print: (text: string) => void;
}

/** `cohong organisation …`: who is a member of the consortium that runs. */
export function organisationCommand({ folder, print }: ChangeCommandOptions): Command {
    const organisation = new Command('organisation').description('change who is a member of the consortium that is up');
    organisation
        .command('add <mspId>')
        .description('take in an organisation that consortium.yaml has gained (docs/operating/growing.md)')
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (mspId: string, asked: { readonly folder: string }) => {
            await askConsortium({ folder: asked.folder, route: 'POST /organisations', order: { mspId }, say: print });
            const environment = await writeEnvironment(readRunFile(asked.folder)?.organisations ?? [], asked.folder);
            print(`${mspId} is in. Its address and tokens: source ${path.relative(process.cwd(), environment)}`);
        });
    organisation
        .command('remove <mspId>')
        .description('let an organisation leave that consortium.yaml has among its formerMembers')
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (mspId: string, asked: { readonly folder: string }) => {
            const route = 'POST /organisations/removed';
            await askConsortium({ folder: asked.folder, route, order: { mspId }, say: print });
            await writeEnvironment(readRunFile(asked.folder)?.organisations ?? [], asked.folder);
            print(
                `${mspId} is a member no more. Its ledger, certificates and keys are still in ${asked.folder}: they are ` +
                    'its own to keep or to remove.',
            );
        });
    return organisation;
}
