import { common } from '@hyperledger/fabric-protos';

import { configUpdate } from './config/config-update.js';
import { copyOf } from './config/groups.js';
import { memberOf } from './config/member.js';
import { membershipValue, organisationGroup, readOrganisation } from './config/organisation-group.js';
import { signedUpdate } from './config/signed-update.js';
import { issueRevocationList } from './crypto/revocation.js';
import type { Foundation } from './foundation.js';
import type { NetworkOrganisation } from './network-options.js';
import type { MemberOrganisation, SigningIdentity } from './wire/identity.js';

/** How organisations agree on who is on the channel: by updates of its configuration, as on every Fabric network. */
export class MembershipChanges {
    readonly #foundation: Foundation;

    constructor(foundation: Foundation) {
        this.#foundation = foundation;
    }

    /** All organisations take one more among them. */
    async admit(organisation: NetworkOrganisation): Promise<void> {
        const group = organisationGroup(await memberOf(organisation), ['client', 'admin']);
        const members = this.#foundation.operators.all.filter(({ mspId }) => this.#isMember(mspId));
        await this.#agree(members, (channel) => applicationOf(channel).getGroupsMap().set(organisation.mspId, group));
    }

    /** All of them put one out. */
    async expel(mspId: string): Promise<void> {
        if (mspId === this.#foundation.channel.configuration().ordererMspId) {
            throw new Error(`${mspId} runs the orderer and cannot leave the channel`);
        }
        await this.#agree(this.#foundation.operators.all, (channel) =>
            applicationOf(channel).getGroupsMap().del(mspId),
        );
    }

    /** An organisation says itself whom it vouches for. */
    async change(mspId: string, change: (member: MemberOrganisation) => MemberOrganisation): Promise<void> {
        await this.#agree([this.#foundation.operators.of(mspId)], (channel) => {
            for (const group of groupsOfOrganisation(channel, mspId)) {
                group.getValuesMap().set('MSP', membershipValue(change(readOrganisation(group))));
            }
        });
    }

    /** An organisation stands by certificates of its authority no longer. */
    async revoke({ mspId, ca }: NetworkOrganisation, serialNumbers: readonly string[]): Promise<void> {
        const list = await issueRevocationList(ca, serialNumbers);
        await this.change(mspId, (member) => {
            return { ...member, revocationListsPem: [...(member.revocationListsPem ?? []), list] };
        });
    }

    #isMember(mspId: string): boolean {
        return this.#foundation.channel.configuration().organisations.has(mspId);
    }

    /** Resolves when the block with the changed configuration is committed; does nothing where nothing changes. */
    async #agree(signers: readonly SigningIdentity[], change: (channel: common.ConfigGroup) => void): Promise<void> {
        const { channel, channelId, orderer, clock } = this.#foundation;
        const { config, sequence } = channel.configuration();
        const present = config.getChannelGroup() ?? new common.ConfigGroup();
        const wished = copyOf(present);
        change(wished);
        const update = configUpdate(channelId, present, wished);
        const [sender, ...others] = signers;
        if (update === undefined || sender === undefined) return;
        orderer.broadcast(signedUpdate(update, [sender, ...others], clock()).serializeBinary());
        await orderer.cutNow();
        if (channel.configuration().sequence === sequence) {
            throw new Error(`The configuration of channel ${channelId} was changed by others meanwhile: ask again.`);
        }
    }
}

function applicationOf(channel: common.ConfigGroup): common.ConfigGroup {
    const application = channel.getGroupsMap().get('Application');
    if (application === undefined) throw new Error('the configuration of the channel has no group Application');
    return application;
}

/** Whoever runs peers and the orderer stands in two places. */
function groupsOfOrganisation(channel: common.ConfigGroup, mspId: string): common.ConfigGroup[] {
    return ['Application', 'Orderer'].flatMap(
        (name) => channel.getGroupsMap().get(name)?.getGroupsMap().get(mspId) ?? [],
    );
}
