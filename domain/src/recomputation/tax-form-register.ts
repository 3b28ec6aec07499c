import { trailIdentity, type FormlessTrail } from '../tax-form/formless-trail.js';
import type { TaxForm } from '../tax-form/tax-form.js';

/** What is used of tax filing forms and paid without one, as one source says it: the registry, or the history. */
export class TaxFormRegister {
    readonly forms = new Map<string, TaxForm>();
    /** Under their identities in clear: the keys of the registry hide them from banks alone. */
    readonly trails = new Map<string, FormlessTrail>();

    findTrail(relation: Parameters<typeof trailIdentity>[0]): FormlessTrail | undefined {
        return this.trails.get(keyOf(relation));
    }

    put({ taxForms = [], formlessTrails = [] }: TaxFormWritings): void {
        taxForms.forEach((form) => this.forms.set(form.formNumber, form));
        formlessTrails.forEach((trail) => this.trails.set(keyOf(trail), trail));
    }
}

export interface TaxFormWritings {
    readonly taxForms?: readonly TaxForm[];
    readonly formlessTrails?: readonly FormlessTrail[];
}

function keyOf(relation: Parameters<typeof trailIdentity>[0]): string {
    return JSON.stringify(trailIdentity(relation));
}
