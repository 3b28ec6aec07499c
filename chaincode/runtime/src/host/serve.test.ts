import {
    createCertificateAuthority,
    issueOrganisation,
    issueTlsCertificate,
    startNetwork,
    type EmbeddedNetwork,
    type IssuedIdentity,
} from '@cohong/embedded-fabric';
import { freePorts } from '@cohong/network';
import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash, signers, type GatewayError } from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect as connectTls } from 'node:tls';
import { fileDigest } from './code-digest.js';

const workspace = join(__dirname, '..', '..');
const host = JSON.stringify(join(workspace, 'dist', 'host', 'serve.js'));

const started: ChildProcess[] = [];

function start(program: string, environment: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [program], { env: { PATH: process.env['PATH'], ...environment } });
    started.push(child);
    return child;
}

async function everythingSaid(stream: NodeJS.ReadableStream): Promise<string> {
    let said = '';
    for await (const chunk of stream) {
        said += String(chunk);
    }
    return said;
}

/** Whether a server speaks HTTP/2 with whoever shows this certificate, or none. */
async function isLetIn(port: number, ca: string, identity?: IssuedIdentity): Promise<boolean> {
    const socket = connectTls({
        port,
        host: 'localhost',
        ca,
        ALPNProtocols: ['h2'],
        ...(identity && { cert: identity.certificatePem, key: identity.privateKeyPem }),
    });
    const isAnswered = await Promise.race([
        once(socket, 'data').then(() => true),
        once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    return isAnswered;
}

/** The answer to one evaluated transaction, or the text of its refusal. */
async function evaluate(network: EmbeddedNetwork, transaction: string): Promise<string> {
    const endpoint = network.endpoints['SafeMSP']!;
    const client = new Client(endpoint.address, credentials.createSsl(Buffer.from(endpoint.tlsRootCertificatePem)));
    const { certificatePem, privateKeyPem } = network.identity('SafeMSP', 'officer');
    const gateway = connect({
        client,
        identity: { mspId: 'SafeMSP', credentials: Buffer.from(certificatePem) },
        signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
        hash: hash.sha256,
    });
    try {
        const contract = gateway.getNetwork('cohong').getContract('trade');
        return Buffer.from(await contract.evaluateTransaction(transaction)).toString();
    } catch (error) {
        return (error as GatewayError).details.map(({ message }) => message).join();
    } finally {
        gateway.close();
        client.close();
    }
}

describe('the host process', () => {
    let directory: string;
    let contracts: string;

    /** A chaincode that consists of what an expression gives. */
    const write = (name: string, expression: string): string => {
        const program = join(directory, name);
        writeFileSync(program, `require(${host}).serve(async () => ${expression});`);
        return program;
    };

    beforeAll(() => {
        execFileSync(process.execPath, [join(workspace, '../../node_modules/typescript/bin/tsc'), '-b', workspace]);
        directory = mkdtempSync(join(tmpdir(), 'chaincode-host-'));
        const runtime = JSON.stringify(join(workspace, 'dist', 'index.js'));
        contracts = write('members.js', `[require(${runtime}).MembersContract]`);
    }, 120_000);

    afterAll(() => {
        started.forEach((child) => child.kill('SIGKILL'));
        rmSync(directory, { recursive: true });
    });

    it('serves the peer, tells its health, and at SIGTERM ends the conversation and itself', async () => {
        const [port, healthPort] = await freePorts(2);
        const process = start(contracts, {
            CHAINCODE_ID: 'trade:abc',
            CHAINCODE_SERVER_ADDRESS: `127.0.0.1:${port}`,
            CHAINCODE_HEALTH_PORT: String(healthPort),
        });
        const exited = once(process, 'exit');
        const lines = createInterface(process.stdout!)[Symbol.asyncIterator]();

        expect(JSON.parse(String((await lines.next()).value))).toEqual({
            said: 'chaincode is ready',
            chaincodeId: 'trade:abc',
            address: `127.0.0.1:${port}`,
        });
        const statusOf = async (path: string): Promise<number> =>
            (await fetch(`http://127.0.0.1:${healthPort}${path}`)).status;
        expect(await statusOf('/health/live')).toBe(200);
        expect(await statusOf('/health/ready')).toBe(200);
        expect(await statusOf('/')).toBe(404);

        const client = new peer.ChaincodeClient(`127.0.0.1:${port}`, credentials.createInsecure());
        const conversation = client.connect();
        const [register] = (await once(conversation, 'data')) as [peer.ChaincodeMessage];
        expect(register.getType()).toBe(peer.ChaincodeMessage.Type.REGISTER);
        expect(peer.ChaincodeID.deserializeBinary(register.getPayload_asU8()).getName()).toBe('trade:abc');

        const ended = once(conversation, 'end');
        conversation.resume();
        process.kill('SIGTERM');
        await ended;
        client.close();

        expect(await exited).toEqual([0, null]);
        expect(JSON.parse(String((await lines.next()).value))).toEqual({ said: 'chaincode has stopped' });
    }, 30_000);

    it('carries transactions over mutual TLS, and lets in no peer without a certificate of its authority', async () => {
        const material = await issueOrganisation({ mspId: 'SafeMSP', users: { officer: {} } });
        const stranger = await issueTlsCertificate(await createCertificateAuthority('stranger'), {
            commonName: 'peer',
        });
        const keep = (name: string, text: string): string => {
            writeFileSync(join(directory, name), text, { mode: 0o600 });
            return join(directory, name);
        };
        const port = (await freePorts(1))[0]!;
        const process = start(contracts, {
            CHAINCODE_ID: 'trade:abc',
            CHAINCODE_SERVER_ADDRESS: `localhost:${port}`,
            CHAINCODE_TLS_KEY_FILE: keep('key.pem', material.peers[0]!.tls.privateKeyPem),
            CHAINCODE_TLS_CERT_FILE: keep('cert.pem', material.peers[0]!.tls.certificatePem),
            CHAINCODE_TLS_CLIENT_CA_FILE: keep('ca.pem', material.tlsCa.certificatePem),
        });
        await once(process.stdout!, 'data');
        const rootCertificatePem = material.tlsCa.certificatePem;
        const tls = { rootCertificatePem, client: material.peers[0]!.tls };
        const network = await startNetwork({
            channel: 'cohong',
            organisations: [material],
            chaincodes: [
                {
                    name: 'trade',
                    endorsementPolicy: "OR('SafeMSP.peer')",
                    source: { kind: 'service', addressOf: () => ({ address: `localhost:${port}`, tls }) },
                },
            ],
            log: () => undefined,
        });

        expect(await evaluate(network, 'party:ReadMembers')).toContain('RECORD_MUST_EXIST');
        await network.stop();
        expect(await isLetIn(port, rootCertificatePem, material.peers[0]!.tls)).toBe(true);
        expect(await isLetIn(port, rootCertificatePem, stranger)).toBe(false);
        expect(await isLetIn(port, rootCertificatePem)).toBe(false);
    }, 60_000);

    it('says in one line what is missing, and fails', async () => {
        const process = start(contracts, { CHAINCODE_SERVER_ADDRESS: '127.0.0.1:1' });
        const exited = once(process, 'exit');

        expect(await everythingSaid(process.stderr!)).toBe('CHAINCODE_ID must be set.\n');
        expect(await exited).toEqual([1, null]);
    }, 30_000);

    it('runs no other code than what was agreed on', async () => {
        const program = write('agreed.js', `console.log('loaded') ?? []`);
        const environment = {
            CHAINCODE_ID: 'trade:abc',
            CHAINCODE_SERVER_ADDRESS: `127.0.0.1:${(await freePorts(1))[0]}`,
            CHAINCODE_CODE_DIGEST: fileDigest(program),
        };
        const agreed = start(program, environment);
        expect(String(await once(agreed.stdout!, 'data'))).toContain('loaded');

        write('agreed.js', `console.log('loaded') ?? [ ]`);
        const other = start(program, environment);
        const exited = once(other, 'exit');
        const [said, complaint] = await Promise.all([everythingSaid(other.stdout!), everythingSaid(other.stderr!)]);
        expect(said).toBe('');
        expect(complaint).toMatch(
            /^The code in .*agreed\.js is not what was agreed on: its digest is [0-9a-f]{64}, agreed is/,
        );
        expect(await exited).toEqual([1, null]);
    }, 30_000);

    it('fails when its port is taken', async () => {
        const taken = createServer().listen(0, '127.0.0.1');
        await once(taken, 'listening');
        const { port } = taken.address() as AddressInfo;
        const process = start(contracts, { CHAINCODE_ID: 'a', CHAINCODE_SERVER_ADDRESS: `127.0.0.1:${port}` });
        const exited = once(process, 'exit');

        expect(await everythingSaid(process.stderr!)).toContain('EADDRINUSE');
        expect(await exited).toEqual([1, null]);
        taken.close();
    }, 30_000);
});
