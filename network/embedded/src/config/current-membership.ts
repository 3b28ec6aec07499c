import type { Identity, Membership } from '../wire/identity.js';
import type { ChannelConfiguration } from './configuration.js';

/** Who is who by the newest configuration that somebody knows. It changes under whoever holds this. */
export class CurrentMembership implements Membership {
    readonly #configuration: () => ChannelConfiguration;

    constructor(configuration: () => ChannelConfiguration) {
        this.#configuration = configuration;
    }

    identify(serialized: Uint8Array): Identity {
        return this.#configuration().membership.identify(serialized);
    }
}
