/** What a maker sends: what is to be done, and the id under which a checker finds it. */
export type Proposal<Request> = Request & { readonly approvalId: string };
