// Where the search box and its results stand in the page.
export const search_id = 'search';
export const results_id = 'search-results';

function focus_search(): boolean {
    const field = document.getElementById(search_id);
    if (!(field instanceof HTMLInputElement) || !field.checkVisibility()) return false;
    field.focus();
    field.select();
    return true;
}

let is_wanted = false; // The search page is on its way, for its box.

// To the box, or to the page that shows it where it is not in sight: a narrow window has it there only.
export function go_to_search(open_page: () => void): void {
    if (focus_search()) return;
    is_wanted = true;
    open_page();
}

export function focus_wanted_search(): void {
    if (is_wanted) focus_search();
    is_wanted = false;
}

export function focus_results(): void {
    document.querySelector<HTMLElement>(`#${results_id} a`)?.focus();
}
