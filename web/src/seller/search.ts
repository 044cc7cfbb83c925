// The one search field of a desk's pages, for the `/` key.
export const search_id = 'orders-search';

export function focus_search(): void {
    const look = (tries: number) => {
        const field = document.getElementById(search_id);
        if (field) field.focus();
        else if (tries > 0) setTimeout(() => look(tries - 1), 50); // The page is still loading.
    };
    look(20);
}
