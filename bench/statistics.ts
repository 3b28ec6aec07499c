/** The value below which so many per cent of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** The last line of every bench: the median of what each pair's two sides came to, and how far the pairs differ. */
export function ratioLine(name: string, ratios: readonly number[], goal: number): string {
    const [median, least, most] = [percentile(ratios, 50), Math.min(...ratios), Math.max(...ratios)];
    return (
        `${name} ratio ${median.toFixed(2)} goal ${goal.toFixed(2)} ` +
        `(${ratios.length} pairs, min ${least.toFixed(2)} max ${most.toFixed(2)})`
    );
}
