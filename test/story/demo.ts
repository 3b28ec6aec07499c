import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
    chosenEngine,
    readConsortium,
    removeDatabase,
    startConsortium,
    withFreePorts,
    type RunningConsortium,
} from '@cohong/network';
import { narrator } from './narrator.js';
import { tellStory } from './story.js';

const root = path.resolve(__dirname, '../../..');

/** Brings up a consortium of its own, tells the story on it, and takes everything away again. */
async function demo(): Promise<void> {
    const startedAt = performance.now();
    const seconds = (): string => ((performance.now() - startedAt) / 1_000).toFixed(1);
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-demo-'));
    const teller = narrator((line) => console.log(line));
    let consortium: RunningConsortium | undefined;
    const stopped = interruption();
    try {
        const engine = chosenEngine();
        console.log(`Bringing up a consortium of six on the ${engine.name} network …`);
        consortium = await startConsortium({
            consortium: await withFreePorts(readConsortium(path.join(root, 'network/consortium.yaml'))),
            engine,
            folder,
            log: (line) => console.log(`   ${seconds()} s  ${line}`),
        });
        await Promise.race([tellStory(consortium.organisations, teller), stopped]);
        console.log(
            `\nThe story is told: ${teller.statements()} statements, every one checked over HTTP, in ${seconds()} s.`,
        );
    } finally {
        await consortium?.stop();
        removeDatabase(folder);
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Rejects on Ctrl-C, so that the network is stopped in the same way as after a failure. */
function interruption(): Promise<never> {
    return new Promise((_resolve, reject) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) {
            process.once(signal, () => reject(new Error(`stopped by ${signal}`)));
        }
    });
}

demo().catch((error: unknown) => {
    console.error(`\nThe story stopped: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
});
