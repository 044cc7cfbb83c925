// Files that finish in any order stand on the draft as they were chosen; what stood there before comes first.
export function in_order(ids: string[], turns: ReadonlyMap<string, number>): string[] {
    return [...ids].sort((left, right) => (turns.get(left) ?? 0) - (turns.get(right) ?? 0));
}
