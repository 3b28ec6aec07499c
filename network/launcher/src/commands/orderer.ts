import { Command } from 'commander';
import { askConsortium } from '../control/ask.js';
import type { ChangeCommandOptions } from './organisation.js';

/** `cohong orderer …`: who orders blocks in the consortium that runs. */
export function ordererCommand({ folder, print }: ChangeCommandOptions): Command {
    const orderer = new Command('orderer').description('change who orders blocks in the consortium that is up');
    for (const { act, route, description, done } of [
        {
            act: 'add',
            route: 'POST /orderers',
            description: 'let an orderer order that consortium.yaml has gained, such as orderer1.OrdererMSP',
            done: 'orders.',
        },
        {
            act: 'remove',
            route: 'POST /orderers/removed',
            description: 'have the others order without one that consortium.yaml has lost, and end it',
            done: 'orders no more.',
        },
    ]) {
        orderer
            .command(`${act} <name>`)
            .description(description)
            .option('--folder <path>', 'where certificates, logs and state are kept', folder)
            .action(async (name: string, asked: { readonly folder: string }) => {
                await askConsortium({ folder: asked.folder, route, order: { name }, say: print });
                print(`${name} ${done}`);
            });
    }
    return orderer;
}
