/**
 * How a finding or a fault names what it rests on: the Measures for the Settlement of Domestic Letters of Credit
 * (国内信用证结算办法, 2016, no. 10). An article is cited by its number where its text was read, otherwise by its subject.
 */
export function measures(where: string): string {
    return `PRC domestic credits 2016, ${where}`;
}
