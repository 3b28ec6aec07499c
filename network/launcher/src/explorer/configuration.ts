import { decode, openEnvelope } from '@cohong/embedded-fabric';
import { common } from '@hyperledger/fabric-protos';
import { envelopesOf } from './block.js';
import { showConfigurationValue } from './configuration-value.js';
import { showChannelPolicy } from './policy.js';

/** One element of the channel's configuration that became another. */
export interface ConfigurationChange {
    /** Where it stands, such as `Channel/Application/SafeMSP/AnchorPeers`. */
    readonly element: string;
    /** Absent where it is new. */
    readonly before?: string;
    /** Absent where it is removed. */
    readonly after?: string;
}

/** The configuration that a block brings; undefined for a block of other transactions. A configuration is alone in its block. */
export function configurationIn(block: common.Block): common.Config | undefined {
    const [envelope] = envelopesOf(block);
    if (envelope === undefined) {
        return undefined;
    }
    try {
        const { payload, channelHeader } = openEnvelope(envelope);
        return channelHeader.getType() === common.HeaderType.CONFIG
            ? decode(common.ConfigEnvelope, payload.getData_asU8(), 'ConfigEnvelope').getConfig()
            : undefined;
    } catch {
        return undefined;
    }
}

/** What one configuration changes in another; the first of a channel brings everything that it says. */
export function configurationChanges(
    before: common.Config | undefined,
    after: common.Config,
): readonly ConfigurationChange[] {
    const old = elementsOf(before);
    const current = elementsOf(after);
    const names = [...new Set([...old.keys(), ...current.keys()])].sort();
    return names.flatMap((element) => {
        const was = old.get(element);
        const is = current.get(element);
        return was?.bytes === is?.bytes
            ? []
            : [{ element, ...(was && { before: was.text }), ...(is && { after: is.text }) }];
    });
}

interface Element {
    readonly text: string;
    /** What tells two apart: the text is for people and leaves things out. */
    readonly bytes: string;
}

function elementsOf(configuration: common.Config | undefined): Map<string, Element> {
    const elements = new Map<string, Element>();
    const root = configuration?.getChannelGroup();
    if (root !== undefined) {
        collect(root, 'Channel', elements);
    }
    return elements;
}

function collect(group: common.ConfigGroup, path: string, elements: Map<string, Element>): void {
    group.getValuesMap().forEach((value, name) => {
        elements.set(`${path}/${name}`, {
            text: showConfigurationValue(name, value.getValue_asU8()),
            bytes: `${value.getModPolicy()} ${value.getValue_asB64()}`,
        });
    });
    group.getPoliciesMap().forEach((policy, name) => {
        const content = policy.getPolicy();
        elements.set(`${path}/policy ${name}`, {
            text: showChannelPolicy(content),
            bytes: `${policy.getModPolicy()} ${content?.getType() ?? ''} ${content?.getValue_asB64() ?? ''}`,
        });
    });
    group.getGroupsMap().forEach((inner, name) => collect(inner, `${path}/${name}`, elements));
}
