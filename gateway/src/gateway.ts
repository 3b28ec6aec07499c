import type { Network } from '@hyperledger/fabric-gateway';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import type { GatewayConfig } from './config.js';
import { Database } from './database/database.js';
import { prepareDatabase } from './database/prepare.js';
import type { OwnBlocks } from './fabric/commit-status.js';
import { DeclarationImports } from './declaration/declaration-imports.js';
import { PeerConnection } from './fabric/connection.js';
import { describeError } from './fabric/describe-error.js';
import { FabricLedger } from './fabric/fabric-ledger.js';
import type { Ledger, RecoverableLedger } from './fabric/ledger.js';
import { LedgerEvents } from './fabric/ledger-events.js';
import { chaincodeAnswers } from './fabric/peer-health.js';
import { createApp } from './http/app.js';
import { Authenticator } from './http/authenticate.js';
import { EventStreams } from './http/event-streams.js';
import { healthRoutes, type HealthCheck } from './http/health.js';
import { openApiDocument } from './http/openapi.js';
import { RowStreams } from './http/row-streams.js';
import { answerUnreadable } from './http/unreadable.js';
import { closerOf, createWebServer, type WebServer } from './http/web-server.js';
import { measuredLedger } from './operation/measured-ledger.js';
import { Metrics } from './operation/metrics.js';
import { metricsServer } from './operation/metrics-server.js';
import { Tracing } from './operation/tracing.js';
import { handlersOf } from './http/serve-route.js';
import { KeptAnswers } from './outbox/kept-answers.js';
import { measureOutbox } from './outbox/measure-outbox.js';
import { Operations } from './outbox/operations.js';
import { certifier } from './offline/certify.js';
import { Outbox } from './outbox/outbox.js';
import { Runner } from './outbox/runner.js';
import { Seal } from './outbox/sealed.js';
import type { OnStep } from './outbox/steps.js';
import { routesOf } from './routes.js';
import { roles } from './party/certificate-role.js';
import { blocksFrom } from './read-model/blocks.js';
import { measureReadModel } from './read-model/measure-read-model.js';
import { LookCounts } from './regulator-look/look-counts.js';
import { Looks } from './regulator-look/looks.js';
import { ReadModel } from './read-model/read-model.js';
import { Recomputations } from './recomputation/recomputations.js';
import { statementSigner } from './recomputation/signed-statement.js';
import { createRegistrar, type Registrar } from './registrar/registrar.js';
import { Signatures } from './signing/signatures.js';
import { createWebhooks } from './webhook/create-webhooks.js';

/** One organisation's door to the consortium. */
export interface Gateway {
    /**
     * Brings the database to this program's version, serves HTTP, and begins the registrar's work where there is one.
     * Resolves to where it listens.
     *
     * @throws DatabaseUnavailableError, or DatabaseFault when the database is not for this program.
     */
    listen(): Promise<AddressInfo>;
    /** Takes no more requests, ends those under way, and lets go of the peer. */
    stop(): Promise<void>;
}

export interface GatewayOptions {
    /** Where the log goes; standard output by default. */
    readonly logger?: Logger;
    /** Told of each step of a request on its way to the ledger. */
    readonly onStep?: OnStep | undefined;
}

/** Puts a gateway together. Nothing is opened before `listen`. */
export function createGateway(config: GatewayConfig, options: GatewayOptions = {}): Gateway {
    const logger = loggerOf(config, options);
    const connection = new PeerConnection(config);
    const metrics = new Metrics();
    const tracing = new Tracing(config.tracing, { mspId: config.mspId, logger });
    const database = new Database(config.database.url, logger);
    const network = (): Network => connection.network(config.eventUser);
    const events = new LedgerEvents(network, logger);
    const readModel = new ReadModel(database, { mspId: config.mspId, network, logger });
    const ledgerOf = ledgers(config, { connection, metrics, blocks: readModel });
    const stopping = new AbortController();
    const registrar = createRegistrar(config, { ledgerOf, chain: readModel.chain, events, logger });
    const ongoing = ongoingAnswers(config, { logger, stopping: stopping.signal });
    const authenticator = new Authenticator(config, logger);
    const kept = keptIn(database, config, { ledgerOf, readModel, network, logger });
    const { runner, seal, operations, keptAnswers, signatures, looks, recomputations } = kept;
    const { registry } = metrics;
    measureOutbox(operations, registry);
    measureReadModel(readModel, registry);
    const { webhooks, courier } = createWebhooks(config, { database, readModel, seal, runner, registry, logger });
    const routes = routesOf(config, { ...kept, events, webhooks, certify: certifier(config) });
    const asking = { ledgerOf, readModel, kind: config.kind, roleOf: roles(config.users) };
    const outbox = new Outbox({
        operations,
        signatures,
        ledgerOf,
        handlers: handlersOf(routes, asking),
        logger,
        ...config.outbox,
        onStep: options.onStep,
    });
    const depended = { database, readModel, ledger: ledgerOf(config.eventUser), authenticator, registrar };
    const app = createApp({
        logger,
        metrics,
        tracing,
        limits: config.limits,
        authenticator,
        routes,
        document: () => openApiDocument(routes, config),
        health: healthRoutes(healthChecks(config, depended)),
        serving: { requestSecret: config.requestSecret, ...asking, outbox, keptAnswers, ...ongoing },
    });
    const working = [events, readModel, registrar, outbox, courier, looks];
    const server = createWebServer({ tls: config.tls, requestSeconds: config.limits.requestSeconds }, app);
    answerUnreadable(server, metrics);
    const closeServer = closerOf(server);
    const metricsPage = metricsPageOf(config, { metrics, logger });

    return {
        listen: async () => {
            await prepareDatabase(database, config.mspId);
            await runner.start();
            await tracing.start();
            const address = await listen(server, config.listen);
            await metricsPage?.open();
            tracing.run(() => working.forEach((each) => each?.start()));
            return address;
        },
        stop: async () => {
            // Lines and streams first, which would go on for ever; then events: requests that wait for a decision are answered
            // with what there is. Whoever waits for a signature ends too, and asks anew after the next start.
            stopping.abort();
            const stopped = [ongoing.streams, signatures, recomputations, ...working].map((each) => each?.stop());
            await Promise.all([...stopped, closeServer(), metricsPage?.close()]);
            connection.close();
            await runner.stop();
            await database.close();
            await tracing.stop();
        },
    };
}

function loggerOf({ logLevel, mspId }: GatewayConfig, { logger }: GatewayOptions): Logger {
    const given = logger ?? pino({ level: logLevel, base: { mspId } });

    return given.child({}, { serializers: { err: describeError } });
}

/** What goes on for longer than it takes to answer: events, all rows, and lines that are told of while more come. */
function ongoingAnswers(
    { limits, streams }: GatewayConfig,
    { logger, stopping }: { readonly logger: Logger; readonly stopping: AbortSignal },
) {
    return {
        streams: new EventStreams({ logger, ...streams }),
        rows: new RowStreams({ logger, stopping }),
        lines: { idleSeconds: limits.requestSeconds, stopping, logger },
    };
}

/** One ledger per user: each signs with an own identity. */
function ledgers(
    config: GatewayConfig,
    { connection, metrics, blocks }: { connection: PeerConnection; metrics: Metrics; blocks: OwnBlocks },
): (user: string) => RecoverableLedger {
    const byUser = new Map<string, RecoverableLedger>();

    return (user) => {
        const ledger =
            byUser.get(user) ?? measuredLedger(new FabricLedger(connection, { config, user, blocks }), metrics);
        byUser.set(user, ledger);
        return ledger;
    };
}

/** What is kept in the database of what clients ask, and by which process. */
function keptIn(database: Database, config: GatewayConfig, { ledgerOf, logger, ...blocks }: KeptParts) {
    const runner = new Runner(config.database.url, logger);
    const seal = new Seal(config.requestSecret);

    return {
        runner,
        seal,
        operations: new Operations(database, { seal, runner: runner.number }),
        keptAnswers: new KeptAnswers(database, seal),
        signatures: new Signatures(database, { seal, users: config.users, ...config.signatures }),
        imports: new DeclarationImports(database, runner.number),
        recomputations: recomputationsOf(config, { ...blocks, database, runner, logger }),
        looks: new Looks({ database, ledger: config.registrar && ledgerOf(config.registrar.user), logger }),
        lookCounts: new LookCounts(database),
    };
}

interface KeptParts extends Omit<RecomputationSources, 'database' | 'runner'> {
    readonly ledgerOf: (user: string) => Ledger;
}

/** Reads the own peer's blocks, whatever the database has of them. */
function recomputationsOf(
    config: GatewayConfig,
    { database, readModel, network, runner, logger }: RecomputationSources,
): Recomputations {
    const { mspId, channel } = config;

    return new Recomputations(database, {
        mspId,
        channel,
        runner: runner.number,
        sign: statementSigner(config),
        logger,
        source: async () => ({
            chain: blocksFrom(0, { network: network(), mspId }),
            last: (await readModel.chain.height()) - 1,
            readModel,
        }),
    });
}

interface RecomputationSources {
    readonly database: Database;
    readonly readModel: ReadModel;
    readonly network: () => Network;
    readonly runner: Runner;
    readonly logger: Logger;
}

interface MetricsPage {
    open(): Promise<void>;
    close(): Promise<void>;
}

function metricsPageOf(
    config: GatewayConfig,
    { metrics, logger }: { metrics: Metrics; logger: Logger },
): MetricsPage | undefined {
    const { metrics: where } = config;
    if (where === undefined) {
        return undefined;
    }
    const server = metricsServer(metrics.registry);

    return {
        open: async () => {
            metrics.measureProcess();
            logger.info(await listen(server, where), 'metrics are served');
        },
        close: closerOf(server),
    };
}

interface Checked {
    readonly database: Database;
    readonly readModel: ReadModel;
    readonly ledger: Ledger;
    readonly authenticator: Authenticator;
    readonly registrar: Registrar | undefined;
}

function healthChecks(
    { kind }: GatewayConfig,
    { database, readModel, ledger, authenticator, registrar }: Checked,
): readonly HealthCheck[] {
    return [
        { name: 'database', isHealthy: () => database.answers() },
        { name: 'readModel', isHealthy: () => readModel.isHealthy },
        { name: 'issuerKeys', isHealthy: () => authenticator.isReady() },
        { name: 'trade', isHealthy: () => chaincodeAnswers(ledger, 'trade') },
        ...(kind === 'bank' || kind === 'central-bank'
            ? [{ name: 'dcep', isHealthy: () => chaincodeAnswers(ledger, 'dcep') }]
            : []),
        ...(registrar === undefined ? [] : [{ name: 'registrar', isHealthy: () => registrar.isHealthy }]),
    ];
}

function listen(server: WebServer, { host, port }: GatewayConfig['listen']): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
            server.off('error', reject);
            resolve(server.address() as AddressInfo);
        });
    });
}
