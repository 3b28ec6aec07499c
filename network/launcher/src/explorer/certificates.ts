import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode, describeCertificate } from '@cohong/embedded-fabric';
import { common, orderer } from '@hyperledger/fabric-protos';
import { membershipOf, raftConsenters } from './configuration-value.js';

const dayMilliseconds = 86_400_000;
const soonDays = 30;

/** A certificate of an organisation: who it is, by whose word, and how long still. */
export interface ShownCertificate {
    readonly mspId: string;
    readonly name: string;
    /** The attribute that contracts look at; empty where there is none. */
    readonly role: string;
    /** The node role; `authority` for who issues others, `TLS` for who only secures connections. */
    readonly unit: string;
    readonly issuer: string;
    readonly serialNumber: string;
    /** SHA-256, in hexadecimal. */
    readonly fingerprint: string;
    readonly validUntil: string;
    /** Whole days, negative where they are over. */
    readonly daysLeft: number;
    readonly state: 'valid' | 'soon' | 'expired';
    /** Where it lies in the consortium's folder; absent where it does not. */
    readonly file?: string;
    /** Whether the newest configuration of the channel names it. */
    readonly onChannel: boolean;
}

/** A certificate and whose it is. */
export interface FoundCertificate {
    readonly mspId: string;
    readonly pem: string;
    readonly file?: string;
}

/** Describes every certificate once, wherever it was found: by organisation, and what ends first comes first. */
export function showCertificates(
    found: { readonly inFolder: readonly FoundCertificate[]; readonly onChannel: readonly FoundCertificate[] },
    now: Date,
): ShownCertificate[] {
    // The folder holds most of them several times, as Fabric wants them.
    const distinct = new Map<string, ShownSource>();
    for (const certificate of found.inFolder) {
        const body = bodyOf(certificate.pem);
        distinct.set(body, distinct.get(body) ?? { ...certificate, onChannel: false });
    }
    for (const certificate of found.onChannel) {
        const body = bodyOf(certificate.pem);
        distinct.set(body, { ...(distinct.get(body) ?? certificate), onChannel: true });
    }
    return [...distinct.values()]
        .map((source) => show(source, now))
        .sort((a, b) => a.mspId.localeCompare(b.mspId) || a.daysLeft - b.daysLeft || a.name.localeCompare(b.name));
}

type ShownSource = FoundCertificate & Pick<ShownCertificate, 'onChannel'>;

/** The same for every way of breaking the lines. */
function bodyOf(pem: string): string {
    return pem.replaceAll(/\s/g, '');
}

function show({ mspId, pem, file, onChannel }: ShownSource, now: Date): ShownCertificate {
    const certificate = describeCertificate(pem);
    const daysLeft = Math.floor((certificate.notAfter.getTime() - now.getTime()) / dayMilliseconds);
    return {
        mspId,
        name: certificate.name,
        role: certificate.attributes['role'] ?? '',
        unit: certificate.isAuthority ? 'authority' : certificate.organisationalUnits.join(' ') || 'TLS',
        issuer: certificate.issuer,
        serialNumber: certificate.serialNumber,
        fingerprint: certificate.fingerprint,
        validUntil: certificate.notAfter.toISOString(),
        daysLeft,
        state: certificate.notAfter <= now ? 'expired' : daysLeft < soonDays ? 'soon' : 'valid',
        ...(file !== undefined && { file }),
        onChannel,
    };
}

/** Every certificate below a consortium's folder. An organisation's lie in a folder of its name, as Fabric's tools lay them. */
export function certificatesInFolder(folder: string): FoundCertificate[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(pem|crt)$/.test(file))
        .sort()
        .flatMap((file) => {
            const mspId = file.split(path.sep).find((part) => part.endsWith('MSP')) ?? '';
            const text = readFileSync(path.join(folder, file), 'utf8');
            return mspId === '' ? [] : certificatesIn(text).map((pem) => ({ mspId, pem, file }));
        });
}

/** Every certificate that a configuration of the channel names: authorities, administrators and ordering nodes. */
export function certificatesOnChannel(configuration: common.Config): FoundCertificate[] {
    const sections = configuration.getChannelGroup()?.getGroupsMap();
    const found: FoundCertificate[] = [];
    sections?.forEach((section) => {
        section.getGroupsMap().forEach((organisation) => {
            const value = organisation.getValuesMap().get('MSP')?.getValue_asU8();
            found.push(...(value === undefined ? [] : ofMembership(value)));
        });
    });
    return [...found, ...ofOrderingNodes(sections?.get('Orderer'))];
}

function ofMembership(value: Uint8Array): FoundCertificate[] {
    const membership = membershipOf(value);
    return [
        ...membership.getRootCertsList_asU8(),
        ...membership.getIntermediateCertsList_asU8(),
        ...membership.getAdminsList_asU8(),
        ...membership.getTlsRootCertsList_asU8(),
        ...membership.getTlsIntermediateCertsList_asU8(),
    ].flatMap((bytes) => namedBy(membership.getName(), [bytes]));
}

function ofOrderingNodes(section: common.ConfigGroup | undefined): FoundCertificate[] {
    const valueOf = (name: string): Uint8Array =>
        section?.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();
    const [onlyOrganisation = '', ...others] = [...(section?.getGroupsMap().keys() ?? [])];
    // Raft's nodes do not say whose they are; where several organisations run some, the address has to tell.
    const raft = raftConsenters(decode(orderer.ConsensusType, valueOf('ConsensusType'), 'ConsensusType'));
    const bft = decode(common.Orderers, valueOf('Orderers'), 'Orderers').getConsenterMappingList();
    return [
        ...raft.flatMap((node) =>
            namedBy(others.length === 0 ? onlyOrganisation : `${node.getHost()}:${node.getPort()}`, [
                node.getServerTlsCert_asU8(),
                node.getClientTlsCert_asU8(),
            ]),
        ),
        ...bft.flatMap((node) =>
            namedBy(node.getMspId(), [
                node.getIdentity_asU8(),
                node.getServerTlsCert_asU8(),
                node.getClientTlsCert_asU8(),
            ]),
        ),
    ];
}

function namedBy(mspId: string, values: readonly Uint8Array[]): FoundCertificate[] {
    return values.flatMap((value) => certificatesIn(Buffer.from(value).toString()).map((pem) => ({ mspId, pem })));
}

function certificatesIn(text: string): string[] {
    return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
