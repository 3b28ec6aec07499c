import { Command } from 'commander';
import { askConsortium } from '../control/ask.js';
import type { ChangeCommandOptions } from './organisation.js';

/** `cohong chaincode …`: what the members have agreed to run. */
export function chaincodeCommand({ folder, print }: ChangeCommandOptions): Command {
    const chaincode = new Command('chaincode').description('change what the members of the consortium that is up run');
    chaincode
        .command('upgrade [names...]')
        .description('agree on what was built and on what consortium.yaml says, of these chaincodes or of all')
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (names: string[], asked: { readonly folder: string }) => {
            await askConsortium({ folder: asked.folder, route: 'POST /chaincodes', order: { names }, say: print });
            print('The members have agreed.');
        });
    return chaincode;
}
