import { ChaincodeHost, type LoadContracts } from './chaincode-host.js';
import { ConfigurationError, readConfiguration } from './configuration.js';

/** How long running transactions may take to answer after the signal to stop; a peer gives up long before. */
const stopTimeoutMilliseconds = 10_000;

/** Runs a chaincode as this process, from the environment that it was started with until it is told to stop. */
export function serve(load: LoadContracts): void {
    start(load).catch((error: unknown) => {
        // How it was started is the starter's mistake and needs no stack; anything else is ours.
        process.stderr.write(`${error instanceof ConfigurationError ? error.message : (error as Error).stack}\n`);
        process.exit(1);
    });
}

async function start(load: LoadContracts): Promise<void> {
    // The shim logs an uncaught exception and carries on, in a state that nobody knows.
    process.on('uncaughtException', () => process.exit(1));
    const configuration = readConfiguration(process.env);
    const host = await ChaincodeHost.start(configuration, load);
    say({ said: 'chaincode is ready', chaincodeId: configuration.chaincodeId, address: configuration.address });

    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.once(signal, () => {
            setTimeout(() => process.exit(1), stopTimeoutMilliseconds).unref();
            void host.stop().then(() => {
                say({ said: 'chaincode has stopped' });
                process.exit(0);
            });
        });
    }
}

function say(line: Readonly<Record<string, string>>): void {
    process.stdout.write(`${JSON.stringify(line)}\n`);
}
