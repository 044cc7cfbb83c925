// Where the search box and its results stand in the page.
export const search_id = 'search';
export const results_id = 'search-results';

export function focus_search(): void {
    const field = document.getElementById(search_id);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
}

export function focus_results(): void {
    document.querySelector<HTMLElement>(`#${results_id} a`)?.focus();
}
