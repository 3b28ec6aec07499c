import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { freePorts } from '../consortium/free-ports.js';
import { keptFolder } from '../kept-folder.js';

/** The gateways' database server as a container runs it. */
export interface ContainerDatabase {
    readonly port: number;
    readonly dataFolder: string;
    /** The superuser's. */
    readonly passwordFile: string;
    /** What makes each organisation's role and database, the first time. */
    readonly rolesFile: string;
    /** Each organisation's database, with the password of its role. */
    readonly urls: Readonly<Record<string, string>>;
}

/** Decides on port and passwords, once, and keeps them in the folder `container-database`. */
export async function containerDatabase(folder: string, mspIds: readonly string[]): Promise<ContainerDatabase> {
    const own = path.resolve(folder, 'container-database');
    await keptFolder(own, async (draft) => {
        const [port = 0] = await freePorts(1);
        const roles = mspIds.map((mspId) => ({ mspId, password: randomPassword() }));
        const urls = roles.map(({ mspId, password }) => [
            mspId,
            `postgres://${mspId}:${password}@127.0.0.1:${port}/${mspId}`,
        ]);
        const write = (name: string, text: string): void =>
            writeFileSync(path.join(draft, name), text, { mode: 0o600 });
        write('superuser-password', randomPassword());
        write('roles.sql', roles.map(roleStatements).join(''));
        write('databases.json', JSON.stringify({ port, urls: Object.fromEntries(urls) as object }));
    });
    const kept = JSON.parse(readFileSync(path.join(own, 'databases.json'), 'utf8')) as Pick<
        ContainerDatabase,
        'port' | 'urls'
    >;
    return {
        ...kept,
        dataFolder: path.join(own, 'data'),
        passwordFile: path.join(own, 'superuser-password'),
        rolesFile: path.join(own, 'roles.sql'),
    };
}

function roleStatements({ mspId, password }: { readonly mspId: string; readonly password: string }): string {
    const name = escapeIdentifier(mspId);
    return (
        `CREATE ROLE ${name} LOGIN PASSWORD ${escapeLiteral(password)};\n` +
        `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0;\n` +
        `REVOKE ALL ON DATABASE ${name} FROM PUBLIC;\n`
    );
}

function randomPassword(): string {
    return randomBytes(24).toString('base64url');
}
