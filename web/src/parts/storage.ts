// The browser's storage, which may be full, forbidden or hold something odd.
// What the caller once stored under the key; it knows the shape.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function read_stored<T>(key: string): T | undefined {
    try {
        const text = localStorage.getItem(key);
        return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
        return undefined;
    }
}

export function store(key: string, value: unknown): void {
    try {
        if (value === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(value));
    } catch {
        // Without storage the text lives as long as the page.
    }
}

export function forget_stored(prefix: string): void {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
