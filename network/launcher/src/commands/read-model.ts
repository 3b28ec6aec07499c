import { Command } from 'commander';
import { gatewayTask } from './gateway-task.js';
import type { ChangeCommandOptions } from './organisation.js';
import type { CommandOptions } from './run-file.js';

interface Read {
    readonly blocks: number;
    readonly rows: number;
    readonly milliseconds: number;
    readonly digest: string;
    readonly differing?: number;
}

/** `cohong read-model …`: what a gateway has read from its own peer. */
export function readModelCommand({ file, folder, print }: ChangeCommandOptions & CommandOptions): Command {
    const readModel = new Command('read-model').description(
        "look after what an organisation's gateway has read from its peer; the gateway may go on meanwhile",
    );
    const subcommand = (name: 'verify' | 'rebuild', description: string): void => {
        readModel
            .command(`${name} <organisation>`)
            .description(description)
            .option('--file <path>', 'the description of the consortium', file)
            .option('--folder <path>', 'where certificates, logs and state are kept', folder)
            .action(async (mspId: string, asked: CommandOptions) => {
                const {
                    blocks,
                    rows,
                    milliseconds,
                    digest,
                    differing = 0,
                } = await gatewayTask<Read>(mspId, [`${name}-read-model`], asked);
                print(
                    `${blocks} blocks read anew in ${(milliseconds / 1_000).toFixed(1)} s give ${rows} rows, SHA-256 ${digest}.`,
                );
                if (differing > 0) {
                    print(
                        `The read model of ${mspId} differs from them in ${differing} rows. ` +
                            `\`cohong read-model rebuild ${mspId}\` puts them in its place.`,
                    );
                    process.exitCode = 1;
                }
            });
    };
    subcommand('verify', 'read all blocks anew and say whether the read model is what they give');
    subcommand('rebuild', 'read all blocks anew and put them in the place of the read model');
    return readModel;
}
