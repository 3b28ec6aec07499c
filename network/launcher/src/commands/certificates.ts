import { Command } from 'commander';
import { askConsortium } from '../control/ask.js';
import type { ChangeCommandOptions } from './organisation.js';

/** `cohong certificates …`: what organisations of the consortium that runs prove themselves with. */
export function certificatesCommand({ folder, print }: ChangeCommandOptions): Command {
    const certificates = new Command('certificates').description('change certificates in the consortium that is up');
    certificates
        .command('rotate <mspId>')
        .description("issue new certificates for an organisation's nodes and users, and take them into use")
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (mspId: string, asked: { readonly folder: string }) => {
            await askConsortium({ folder: asked.folder, route: 'POST /certificates', order: { mspId }, say: print });
            print(`${mspId} has new certificates.`);
        });
    return certificates;
}
