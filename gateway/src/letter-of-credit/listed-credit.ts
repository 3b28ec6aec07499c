const advisedBy = (bank: string): string =>
    `value -> 'advices' @> jsonb_build_array(jsonb_build_object('bank', value #>> '{terms,${bank},mspId}', 'outcome', 'ADVISED'))`;
const consented = (party: string): string => `value #> '{cancellation,consents}' @> '[{"party": "${party}"}]'`;
const isCancelled = [
    `value #> '{cancellation,refusal}' IS NULL`,
    consented('ISSUING_BANK'),
    consented('BENEFICIARY'),
    `(value #>> '{confirmation,outcome}' IS DISTINCT FROM 'CONFIRMED' OR ${consented('CONFIRMING_BANK')})`,
].join(' AND ');

/**
 * SQL: where a credit stands, as `creditStatus` works it out of the record, so that a list can be asked for it page by page.
 * A test holds the two against each other.
 */
export const statusInSql = `CASE
    WHEN value ? 'closedAt' THEN 'CLOSED'
    WHEN ${isCancelled} THEN 'CANCELLED'
    WHEN value ? 'expiredAt' THEN 'EXPIRED'
    WHEN NOT (${advisedBy('advisingBank')}) THEN 'ISSUED'
    WHEN value #> '{terms,secondAdvisingBank}' IS NULL OR ${advisedBy('secondAdvisingBank')} THEN 'EFFECTIVE'
    ELSE 'ADVISED'
END`;

/**
 * SQL: in which of the vaults that hold its twins a credit counts. It is its issuing bank's, which of a transferred credit
 * holds none: there it is that of the bank which has transferred it.
 */
export const issuersVaultInSql = `'vault_' || coalesce(value #>> '{terms,transferred,bank,mspId}', value ->> 'issuingBank')`;

/** SQL: the bank that may transfer a credit, or that has transferred it. */
export const transferringBankInSql = `coalesce(value #>> '{terms,transferred,bank,mspId}', value #>> '{terms,transferringBank,mspId}')`;
