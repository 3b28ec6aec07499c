import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { openTokenIssuer } from '../tokens/issuer.js';
import type { ChangeCommandOptions } from './organisation.js';

interface TokenOptions {
    readonly folder: string;
    readonly scope?: string;
    readonly certificate?: string;
}

/** `cohong token <organisation> <user>`: what the user's programs send in development, where no identity provider is. */
export function tokenCommand({ folder, print }: ChangeCommandOptions): Command {
    return new Command('token')
        .argument('<organisation>')
        .argument('<user>')
        .description('print a development token for a user, such as `cohong token HaizhouBankMSP maker-1`')
        .option('--scope <words>', 'what it allows, such as "financings:read vault:read"; everything when not given')
        .option('--certificate <path>', 'a client certificate (PEM) without which it is worth nothing')
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (mspId: string, user: string, asked: TokenOptions) => {
            const issuerFolder = path.join(asked.folder, 'issuers', mspId);
            if (!existsSync(issuerFolder)) {
                throw new Error(`${mspId} has no issuer in ${asked.folder}. \`make up\` makes the issuers.`);
            }
            const issuer = await openTokenIssuer(issuerFolder, mspId);
            const { scope, certificate } = asked;
            const request = {
                ...(scope !== undefined && { scope }),
                ...(certificate !== undefined && { certificatePem: readCertificate(certificate) }),
            };
            print(await issuer.issue(user, request));
        });
}

function readCertificate(file: string): string {
    try {
        return new X509Certificate(readFileSync(file)).toString();
    } catch (cause) {
        throw new Error(`${file} is no certificate in PEM that can be read.`, { cause });
    }
}
