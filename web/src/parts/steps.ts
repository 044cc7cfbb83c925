// From one row of a list to another.
interface Row {
    id: string;
}

// The row so many rows further, held at the ends; the first one where none of these is `id`.
export function stepped<T extends Row>(items: T[], id: string | undefined, by: number): T | undefined {
    const from = items.findIndex((item) => item.id === id);
    return items[Math.max(0, Math.min(items.length - 1, from < 0 ? 0 : from + by))];
}

// The row that comes after one, or before it where it is the last.
export function neighbour<T extends Row>(items: T[], id: string): T | undefined {
    const at = items.findIndex((item) => item.id === id);
    return at < 0 ? undefined : (items[at + 1] ?? items[at - 1]);
}
