import { ConfigError, loadConfig } from './config.js';
import { createGateway } from './gateway.js';
import { dieAt } from './outbox/steps.js';
import { runTask, taskNames } from './operation/task.js';

/** Runs the gateway that a configuration file describes, until it is asked to end; or does a task for its organisation. */
async function main([configFile, ...task]: readonly string[]): Promise<void> {
    if (configFile === undefined) {
        throw new ConfigError([
            `give the path of the configuration file, and nothing else but ${taskNames.join(' or ')}`,
        ]);
    }
    const config = await loadConfig(configFile);
    if (task.length > 0) {
        process.exitCode = await runTask(task, config);
        return;
    }
    const gateway = createGateway(config, { onStep: dieAt(process.env['GATEWAY_DIES_AT']) });
    const { address, port } = await gateway.listen().catch(async (error: unknown) => {
        // One of its ports is taken: what is open already would keep the process from ending.
        await gateway.stop();
        throw error;
    });
    const scheme = config.tls === undefined ? 'http' : 'https';
    process.stdout.write(`gateway of ${config.mspId} ready on ${scheme}://${address}:${port}\n`);
    const stop = (): void => void gateway.stop();
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
